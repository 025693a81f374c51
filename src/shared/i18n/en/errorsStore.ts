/** Error texts of parts, stock, purchasing, prices and the files of the store. */
export const storeErrors = {
  PART_INACTIVE: 'Part {{number}} was taken out of the part cards. Nothing was saved.',
  PART_ISSUED: 'Part {{number}} is issued already. The line is kept; return the part to stock first.',
  PART_ISSUED_MORE: 'More of part {{number}} is issued already. The line is kept; return the part first.',
  PARTS_SHORT:
    'Not enough: {{parts}} (on stock/needed). Nothing was issued. Substitute with F4 or issue only what is there.',
  RETURN_TOO_MUCH: '{{issued}} of part {{number}} are issued on the line. Nothing was returned.',
  PART_NUMBER_TAKEN: 'Part {{number}} of {{brand}} has a card already. Nothing was saved.',
  PART_CODE_TAKEN: 'The barcode {{code}} belongs to part {{number}}.',
  PART_MAXIMUM_LOW: 'The maximum is below the minimum.',
  PART_TRACKING: 'Part {{number}} has stock or known serial numbers: tracking by numbers cannot be changed.',
  PART_GROUP_USED: 'The group “{{name}}” is in use: {{count}} parts.',
  PART_GROUP_TAKEN: 'There is a group named “{{name}}” already.',
  SUBSTITUTE_LOOP: 'The substitution runs in a circle: {{path}}. Nothing was saved.',
  SUBSTITUTE_EXISTS: 'The substitution by {{number}} exists already.',
  SUBSTITUTE_DATES: 'The substitution would end before it begins.',
  MATRIX_DUPLICATE: 'One group and supplier have two rows with the same beginning. Nothing was saved.',
  PRICE_SETTLED: 'The price of {{number}} was already answered.',
  STOCK_RESERVED:
    '{{asked}} of {{number}} needed, {{free}} free: the rest is kept for {{orders}}. Nothing was written.',
  PURCHASE_NOT_DRAFT:
    'Order {{number}} is sent already. Nothing was saved. Cancel the rest or make a new order.',
  PURCHASE_NOT_SENT: 'Order {{number}} awaits nothing. Nothing was saved.',
  PURCHASE_PART_TWICE:
    'Part {{number}} stands on two lines. Nothing was saved. Put the quantities on one line.',
  PURCHASE_EMPTY: 'The order has no lines. Nothing was sent.',
  PURCHASE_NOTHING_AWAITED: 'Nothing is awaited on these lines any more. Nothing was saved.',
  CORE_STATE: 'The old part cannot go to this state. Nothing was saved.',
  CORE_SUPPLIER: 'The supplier that gets the old part is missing. Nothing was saved.',
  CORE_CHARGED: 'The deposit is on order {{number}} already. Nothing was saved.',
  CORE_WITHOUT_ORDER: 'The old part has no order. Nothing was saved.',
  STOCK_SHORT:
    'Not enough of {{number}}: {{asked}} needed, {{free}} on hand. Nothing was saved. Use a substitute or receive more.',
  STOCK_MOVED:
    'The stock of {{number}} changed while it was counted: it was {{booked}}, now {{now}}. Nothing was saved. Count again.',
  BIN_SHORT:
    'Place {{bin}} does not hold that much of {{number}}: {{asked}} needed, {{there}} there. Nothing was saved. Another place or a transfer.',
  BIN_FROZEN: 'Place {{bin}} is being counted. Nothing was saved. Try again after the stocktake.',
  BIN_ENDED: 'Place {{bin}} is ended. Nothing was saved. Another place.',
  SERIALS_MISSING:
    'Part {{number}} is kept by serial numbers: {{asked}} needed, {{named}} named. Nothing was saved.',
  SERIAL_TWICE: 'Serial number {{serial}} is named twice. Nothing was saved.',
  SERIAL_IN_STOCK: 'Serial number {{serial}} of {{number}} is in stock already. Nothing was saved.',
  SERIAL_NOT_HERE: 'Serial number {{serial}} of {{number}} is not in this warehouse. Nothing was saved.',
  WAREHOUSE_TAKEN: 'There is a warehouse with code {{code}} already. Nothing was saved.',
  WAREHOUSE_HOLDS: 'Warehouse “{{name}}” holds stock: {{count}} articles. Nothing was saved. Transfer first.',
  WAREHOUSE_LAST: 'This is the only warehouse. Nothing was saved.',
  BIN_TAKEN: 'There is a place {{bin}} in this warehouse already. Nothing was saved.',
  BIN_HOLDS: 'Place {{bin}} holds stock: {{count}} articles. Nothing was saved. Transfer first.',
  PARTY_DUPLICATE:
    'There is a card of “{{name}}” with the same ЕИК or phone. Nothing was saved. Open it or save all the same.',
  PARTY_PERIOD: 'The VAT registration ends before it begins. Nothing was saved.',
  PARTY_VAT_OVERLAP:
    'Two VAT registrations hold on the same day. Nothing was saved. Separate the periods by date.',
  PARTY_MERGED:
    '“{{name}}” is already a part of the card “{{survivor}}”. Nothing was saved. Choose “{{survivor}}”.',
  STOCKTAKE_STATE: 'Stocktake {{number}} is in another state already. Nothing was saved.',
  STOCKTAKE_NOTHING: 'There is no place and no part by this choice. Nothing was started.',
  STOCKTAKE_BIN_BUSY: 'Place {{bin}} is being counted in stocktake {{number}}. Nothing was started.',
  STOCKTAKE_LINE_BUSY: 'Part {{part}} is being counted in stocktake {{number}}. Nothing was started.',
  STOCKTAKE_OTHER_BIN: 'Place {{bin}} is not in stocktake {{number}}. Nothing was counted.',
  STOCKTAKE_OTHER_GROUP: 'Part {{part}} is not of the group that is counted. Nothing was counted.',
  STOCKTAKE_NOT_RECOUNTED: 'Part {{part}} does not differ and is not counted twice. Nothing was changed.',
  STOCKTAKE_UNCOUNTED: 'Lines not counted: {{count}}. The count has not ended.',
  STOCKTAKE_NO_DIFFERENCES: 'There are no differences for a second count.',
  STOCKTAKE_UNKNOWN: 'Unknown codes: {{count}}. Each needs a part or “No part”. Nothing was saved.',
  STOCKTAKE_WITHOUT_COST: 'The surplus of {{part}} has no cost. It is typed in the line. Nothing was saved.',
  STOCKTAKE_SERIALS:
    'Part {{part}} is kept by serial numbers. Its difference needs an adjustment of its own by number. Nothing was saved.',
  KIT_LOOP: 'The kit goes into itself: {{path}}. Nothing was saved.',
  KIT_EXISTS: 'Part {{number}} has a structure already. Nothing was saved.',
  KIT_WITHOUT_PRICE: 'A kit with a price of its own needs the price. Nothing was saved.',
  KIT_TOO_LARGE: 'The kit gives more than {{lines}} lines through all levels. Nothing was saved.',
  ETKA_PROFILE_EXISTS: 'The code {{code}} already has a profile. Nothing was saved. Another code.',
  ETKA_PROFILE_UNFIT:
    'The profile “{{profile}}” has no room for “{{field}}”. The file was not made. Change the profile or the workshop number.',
  PRICE_LIST_BUSY: 'Another price list is being read now. Nothing was changed. Another try when it is done.',
  PRICE_LIST_CANCELLED: 'The reading was stopped. The old prices hold, nothing of the file is kept.',
  PRICE_LIST_EMPTY:
    'The file has no row with a number and a price. Nothing was changed. The preview shows columns and encoding.',
  PRICE_LIST_COLUMNS: 'The columns of number and price are not named. Nothing was read.',
  PRICE_LIST_DATES: 'The list begins after it ends. Nothing was saved.',
  PRICE_LIST_NAME_TAKEN: 'There is a price list “{{name}}” already. Nothing was saved.',
  PRICE_LIST_STATE:
    'The list is no longer in this state. Nothing was changed. The screen shows how it is now.',
  PRICE_LIST_OUTDATED:
    'Another version was applied since the file was read. Nothing was changed. The file has to be read again.',
};
