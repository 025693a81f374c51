CREATE TABLE `care_change` (
	`asset_id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `care_change_seq` ON `care_change` (`seq`);