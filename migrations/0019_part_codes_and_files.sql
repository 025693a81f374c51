ALTER TABLE `attachment` ADD `part_id` integer REFERENCES part(id);--> statement-breakpoint
CREATE INDEX `attachment_part` ON `attachment` (`part_id`,`id`);--> statement-breakpoint
ALTER TABLE `part_line` ADD `new_number` text;--> statement-breakpoint
INSERT INTO `part_code` (`code`, `part_id`) SELECT DISTINCT upper(trim(`barcode`)), `id` FROM `part` WHERE trim(coalesce(`barcode`, '')) <> '';
