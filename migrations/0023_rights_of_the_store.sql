-- Rights that came with the complete store, for the roles that a workshop has already.
INSERT OR IGNORE INTO `role_permission` (`role_id`, `permission`)
SELECT r.`id`, n.`permission` FROM `role` r JOIN (
  SELECT 'manager' AS `key`, 'stock.reserve' AS `permission`
  UNION ALL SELECT 'manager', 'stock.count'
  UNION ALL SELECT 'manager', 'stock.approveCount'
  UNION ALL SELECT 'manager', 'pricing.override'
  UNION ALL SELECT 'foreman', 'stock.reserve'
  UNION ALL SELECT 'foreman', 'stock.count'
  UNION ALL SELECT 'storekeeper', 'stock.reserve'
  UNION ALL SELECT 'storekeeper', 'stock.count'
  UNION ALL SELECT 'accountant', 'stock.approveCount'
) n ON n.`key` = r.`key`;
