CREATE TABLE `import_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`run_id` integer NOT NULL,
	`line` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_key` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`run_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_change_row` ON `import_change` (`run_id`,`table_name`,`row_key`);--> statement-breakpoint
CREATE INDEX `import_change_line` ON `import_change` (`run_id`,`line`,`id`);--> statement-breakpoint
CREATE TABLE `import_mapping` (
	`kind` text NOT NULL,
	`headings` text NOT NULL,
	`mapping` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`kind`, `headings`)
);
--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`state` text NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	`kept` integer DEFAULT 0 NOT NULL,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	`undone_by` integer
);
--> statement-breakpoint
CREATE INDEX `import_run_at` ON `import_run` (`at`);