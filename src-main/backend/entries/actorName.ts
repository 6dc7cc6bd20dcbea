import { userInfo } from 'node:os';

/** Who works at this machine, as the system calls the person; empty where the system does not tell. */
export function actorName(): string {
  try {
    return userInfo().username;
  } catch {
    // A process without an entry among the system's users, as in some containers.
    return '';
  }
}
