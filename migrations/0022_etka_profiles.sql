CREATE TABLE `etka_profile` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE `etka_export` ADD `quantity_milli` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `etka_export` ADD `merged` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `etka_export` ADD `encoding` text DEFAULT '' NOT NULL;