export { createJobs, type Jobs, type JobTools } from '#backend/jobs/jobs.ts';
export { jobHandlers } from '#backend/jobs/jobHandlers.ts';
export { createThreads, threadCount, type ThreadName, type Threads } from '#backend/jobs/threads.ts';
