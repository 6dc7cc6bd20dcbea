/**
 * Why a file as a whole is refused. Parameters behind each; every code has its text in the catalogs.
 * `looksLike` is one of `ocr_giro`, `bgmax`, `ktl`, `bank_statement`, `gbat10`, `heeros_psa`, `poweroffice_vouchers`,
 * `poweroffice_kids`, `html`, `json`, `xls`, `gzip`, `png`, `jpeg`, `gif`, `7z`, `rar`, `sqlite`, `rtf`, `utf-32`, `zeros`, `binary`; `content` of a zip is
 * `xlsb`, `ods`, `numbers`, `docx`, `zip` or `empty`; `columns` holds `invoice_number`, `due_date`, `amount`,
 * `customer`.
 */
export type FileRefusalCode =
  | 'file_unreadable' // problem: the system's code, `not_a_file`, or `changed` while it was read
  | 'file_empty'
  | 'file_binary' // looksLike, offset
  | 'file_is_pdf'
  | 'file_is_zip' // content
  | 'file_truncated' // line
  | 'zip_encrypted'
  | 'zip_damaged' // problem (for the log)
  | 'zip_suspicious' // ratio, limit: unpacks to so many times its size
  | 'zip_too_large' // bytes, limit
  | 'zip_overfull' // limit
  | 'zip_nested' // limit
  | 'folder_too_deep' // limit
  | 'folder_overfull' // limit
  | 'format_not_supported' // looksLike
  | 'encoding_invalid' // encoding, offset (null when not known)
  | 'column_missing' // columns, headers, accepted
  | 'column_twice' // columns
  | 'workbook_encrypted'
  | 'workbook_damaged' // problem (for the log)
  | 'workbook_too_large' // part, bytes, limit
  | 'sheet_unknown' // sheet, sheets
  | 'quote_not_closed' // line
  | 'row_too_long' // line
  | 'xml_not_wellformed' // line, column, problem (for the log)
  | 'xml_doctype'
  | 'xml_too_large' // bytes, limit
  | 'xml_too_deep' // limit
  | 'xml_too_long' // limit
  | 'xml_not_supported' // root, customization (null when it has none)
  | 'document_is_reminder' // number
  | 'document_is_interest' // number
  | 'document_is_statement' // number
  | 'document_is_response' // root
  | 'attachments_only' // number, types
  | 'netvisor_payments'
  | 'netvisor_vouchers'
  | 'netvisor_unknown' // content
  | 'netvisor_failed' // status
  | 'saft_version' // version
  | 'saft_part'
  | 'saft_currency' // currency
  | 'saft_value_unreadable' // element, line, value
  | 'sie5'
  | 'ehf_reminder' // customization
  | 'ehf_payment_request'; // customization

/** Why one row cannot be taken over. `value` is the text as it stands in the file. */
export type RowErrorCode =
  | 'row_too_short' // found, expected
  | 'row_too_long' // found, expected
  | 'total_row'
  | 'repeated_header'
  | 'invoice_number_missing'
  | 'due_date_missing' // terms (e-invoices: the words of the payment terms, or null)
  | 'amount_missing'
  | 'customer_missing'
  | 'amount_unreadable' // value
  | 'amount_too_precise' // value
  | 'amount_too_large' // value
  | 'amount_ambiguous' // value
  | 'amount_signs_differ' // original, open
  | 'amount_without_vat' // value
  | 'flag_unreadable' // value
  | 'cell_error' // value
  | 'after_blank_row'
  | 'customer_twice' // customer, firstLine
  | 'open_exceeds_original' // original, open
  | 'date_unreadable' // value
  | 'date_month_first' // value
  | 'date_two_digit_year' // value
  | 'date_out_of_range' // value
  | 'date_ambiguous' // value
  | 'currency_unknown' // value
  | 'currency_not_supported' // value
  | 'currencies_differ' // document, amount
  | 'country_unknown' // value
  | 'text_too_long' // length, limit
  | 'number_mangled' // value
  | 'document_is_reminder' // number
  | 'document_is_interest' // number
  | 'document_is_collection' // number
  | 'document_is_proforma' // number
  | 'document_not_invoice' // number, type
  | 'document_cancels' // number
  | 'document_cancelled' // number, cancelLine
  | 'invoice_not_sent' // number
  | 'invoice_written_off' // number
  | 'invoice_rejected' // number
  | 'invoice_status_unknown' // number, value
  | 'document_repeated' // number, file
  | 'duplicate_in_file'; // number, firstLine

/** What a person should know of a file before taking it over. */
export type IntakeWarningCode =
  | 'encoding_doubtful' // line, text, rows
  | 'due_from_terms' // count, number, terms, days, due
  | 'credits_several' // count, number, first, others
  | 'picture_broken' // count, number, name
  | 'picture_too_large' // count, number, name, limit
  | 'barcode_differs' // count, number
  | 'partly_paid_unknown' // count, number
  | 'in_collection' // count, number
  | 'lines_joined' // rows, number
  | 'rows_hidden' // rows
  | 'kid_doubtful' // count, number, reference; one for each kind of the four countries
  | 'ocr_doubtful'
  | 'viitenumero_doubtful'
  | 'fik_doubtful'
  | 'saft_balance_differs' // count, customer
  | 'saft_balance_missing' // count, customer
  | 'saft_unspecified' // count, customer
  | 'saft_payments_unplaced' // count, customer
  | 'saft_placed_by_amount' // count, customer
  | 'saft_customer_unknown' // count, customer
  | 'saft_country_unknown' // count, customer, value
  | 'saft_exchange' // count, customer
  | 'saft_number_missing' // count, number
  | 'saft_due_from_terms' // count, number, due
  | 'saft_due_assumed' // count, number, due, days
  | 'saft_currency_differs' // currency, creditor
  | 'saft_without_customers'
  | 'sie_accounts_only' // accounts
  | 'sie_without_accounts'
  | 'sie_export_fortnox' // program
  | 'sie_export_visma' // program
  | 'sie_export_elsewhere' // program
  | 'sie_export_general' // program
  | 'identity_number_doubtful' // count, customer
  | 'supplier_mismatch' // supplier, number, creditor
  | 'nothing_recognised' // rejected
  | 'settlement_withheld' // rows
  | 'list_older' // listDate, latest
  | 'taken_over_before' // at
  | 'none_known' // open
  | 'opening_again' // count, customer, number
  | 'number_reused' // count, number, customer
  | 'document_before_list' // count, number, listDate
  | 'document_differs' // number, due, ledgerDue, original, ledgerOriginal
  | 'document_twice' // count, number
  | 'more_alike' // count, code: so many more warnings of one kind
  | 'several_lists' // lists
  | 'profile_unknown' // count, profile, customer
  | 'profile_differs'; // count, profile, customer
