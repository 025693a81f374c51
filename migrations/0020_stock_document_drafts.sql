ALTER TABLE `stock_document_line` ADD `booked_milli` integer;--> statement-breakpoint
ALTER TABLE `stock_document_line` ADD `counted_milli` integer;--> statement-breakpoint
ALTER TABLE `stock_document_line` ADD `draft_serials` text;