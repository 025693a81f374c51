CREATE TABLE `party_address` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`kind` text NOT NULL,
	`city` text,
	`address` text,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `party_address_party` ON `party_address` (`party_id`,`position`);--> statement-breakpoint
CREATE TABLE `party_consent` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`kind` text NOT NULL,
	`way` text NOT NULL,
	`given_on` text NOT NULL,
	`withdrawn_on` text,
	`note` text,
	`user_id` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `party_consent_party` ON `party_consent` (`party_id`,`kind`);--> statement-breakpoint
CREATE TABLE `party_distinct` (
	`first_id` integer NOT NULL,
	`second_id` integer NOT NULL,
	PRIMARY KEY(`first_id`, `second_id`),
	FOREIGN KEY (`first_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`second_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `party_distinct_second` ON `party_distinct` (`second_id`);--> statement-breakpoint
CREATE TABLE `party_label` (
	`party_id` integer NOT NULL,
	`label` text NOT NULL,
	PRIMARY KEY(`party_id`, `label`),
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `party_label_label` ON `party_label` (`label`,`party_id`);--> statement-breakpoint
CREATE TABLE `party_merge` (
	`id` integer PRIMARY KEY NOT NULL,
	`survivor_id` integer NOT NULL,
	`merged_id` integer NOT NULL,
	`at` integer NOT NULL,
	`user_id` integer NOT NULL,
	`fields` text NOT NULL,
	`merged_was_active` integer NOT NULL,
	`undone_at` integer,
	`undone_by` integer,
	FOREIGN KEY (`survivor_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `party_merge_survivor` ON `party_merge` (`survivor_id`,`id`);--> statement-breakpoint
CREATE INDEX `party_merge_merged` ON `party_merge` (`merged_id`,`id`);--> statement-breakpoint
CREATE TABLE `party_merge_move` (
	`id` integer PRIMARY KEY NOT NULL,
	`merge_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_key` text NOT NULL,
	`changes` text NOT NULL,
	FOREIGN KEY (`merge_id`) REFERENCES `party_merge`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `party_merge_move_merge` ON `party_merge_move` (`merge_id`);--> statement-breakpoint
CREATE TABLE `party_vat` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`number` text NOT NULL,
	`from_on` text,
	`to_on` text,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `party_vat_party` ON `party_vat` (`party_id`,`from_on`);--> statement-breakpoint
ALTER TABLE `party` ADD `given_name` text;--> statement-breakpoint
ALTER TABLE `party` ADD `family_name` text;--> statement-breakpoint
ALTER TABLE `party` ADD `address_kind` text DEFAULT 'registered' NOT NULL;--> statement-breakpoint
ALTER TABLE `party` ADD `labour_rate_cents` integer;--> statement-breakpoint
ALTER TABLE `party` ADD `merged_into_id` integer REFERENCES party(id);--> statement-breakpoint
CREATE INDEX `party_merged` ON `party` (`merged_into_id`);--> statement-breakpoint
ALTER TABLE `party_contact` ADD `label` text;--> statement-breakpoint
INSERT INTO `party_vat` (`party_id`, `number`, `from_on`, `to_on`) SELECT `id`, `vat_number`, `vat_from_on`, `vat_to_on` FROM `party` WHERE `vat_number` IS NOT NULL;--> statement-breakpoint
UPDATE `party` SET
	`family_name` = CASE WHEN instr(trim(`name`), ' ') > 0 THEN replace(trim(`name`), rtrim(trim(`name`), replace(trim(`name`), ' ', '')), '') END,
	`given_name` = CASE WHEN instr(trim(`name`), ' ') > 0 THEN trim(rtrim(trim(`name`), replace(trim(`name`), ' ', ''))) ELSE trim(`name`) END
WHERE `kind` = 'person';
