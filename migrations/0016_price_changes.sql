CREATE TABLE `price_change` (
	`version_id` integer NOT NULL,
	`kind` text NOT NULL,
	`number_key` text NOT NULL,
	`old_cents` integer,
	`new_cents` integer,
	PRIMARY KEY(`version_id`, `kind`, `number_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `price_effect` (
	`version_id` integer NOT NULL,
	`kind` text NOT NULL,
	`part_id` integer NOT NULL,
	`old_cents` integer,
	`new_cents` integer,
	`substitute_id` integer,
	PRIMARY KEY(`version_id`, `kind`, `part_id`)
) WITHOUT ROWID;
