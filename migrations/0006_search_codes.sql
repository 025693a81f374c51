CREATE TABLE `search_code` (
	`code` text NOT NULL,
	`document_id` integer NOT NULL,
	`field` text NOT NULL,
	`tail` text NOT NULL,
	PRIMARY KEY(`code`, `document_id`, `field`),
	FOREIGN KEY (`document_id`) REFERENCES `search_document`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `search_code_tail` ON `search_code` (`tail`,`field`);--> statement-breakpoint
CREATE INDEX `search_code_document` ON `search_code` (`document_id`);--> statement-breakpoint
CREATE TABLE `search_word` (
	`word` text PRIMARY KEY NOT NULL,
	`tail` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `search_word_tail` ON `search_word` (`tail`);