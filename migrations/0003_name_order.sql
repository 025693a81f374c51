DROP INDEX `operation_folded`;--> statement-breakpoint
ALTER TABLE `operation` ADD `name_order` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `operation_name_order` ON `operation` (`name_order`,`id`);--> statement-breakpoint
DROP INDEX `part_folded`;--> statement-breakpoint
ALTER TABLE `part` ADD `name_order` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `part_name_order` ON `part` (`name_order`,`id`);--> statement-breakpoint
ALTER TABLE `make` ADD `name_order` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `model` ADD `name_order` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `modification` ADD `name_order` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `party` ADD `name_order` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `party_name_order` ON `party` (`name_order`,`id`);