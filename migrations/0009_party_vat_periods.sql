ALTER TABLE `party` DROP COLUMN `vat_number`;--> statement-breakpoint
ALTER TABLE `party` DROP COLUMN `vat_from_on`;--> statement-breakpoint
ALTER TABLE `party` DROP COLUMN `vat_to_on`;