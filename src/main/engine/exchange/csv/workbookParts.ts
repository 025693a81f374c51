import type { CellKind } from './tableColumn';

/** The small parts of a workbook with one sheet (ECMA-376); the sheet itself is written row by row. */

const kinds: readonly CellKind[] = [
  'text',
  'code',
  'integer',
  'money',
  'quantity',
  'percent',
  'hours',
  'date',
  'dateTime',
];

/** Numbers below 164 are Excel's own formats: 49 is text, 4 is #,##0.00, 10 is 0.00%. */
const formatOf: Readonly<Record<CellKind, number>> = {
  text: 0,
  code: 49,
  integer: 1,
  money: 4,
  quantity: 164,
  percent: 10,
  hours: 2,
  date: 165,
  dateTime: 166,
};

const ownFormats: Readonly<Record<number, string>> = {
  164: '#,##0.###',
  165: 'dd.mm.yyyy',
  166: 'dd.mm.yyyy hh:mm',
};

/** The style of a cell: plain ones first, then the same in bold for the header and the sums. */
export function styleOf(kind: CellKind, bold: boolean): number {
  return 1 + kinds.indexOf(kind) + (bold ? kinds.length : 0);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Every part but the sheet, by its name in the package. */
export function workbookParts(sheetName: string, filterRange: string): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>
</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships">
<Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">
<Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/>
</Relationships>`,
    // The hidden name goes with every filter that Excel itself makes; without it LibreOffice drops the filter.
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relationships}">
<sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets>
<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${quotedSheet(sheetName)}!${filterRange}</definedName></definedNames>
</workbook>`,
    'xl/styles.xml': styles(),
  };
}

const quotedSheet = (name: string) => escaped(`'${name.replaceAll("'", "''")}'`);

function styles(): string {
  const formats = Object.entries(ownFormats)
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`)
    .join('');
  const cell = (kind: CellKind, font: number) =>
    `<xf numFmtId="${formatOf[kind]}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  const cells = [0, 1].flatMap((font) => kinds.map((kind) => cell(kind, font)));
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  return `${head}<styleSheet xmlns="${main}">
<numFmts count="${Object.keys(ownFormats).length}">${formats}</numFmts>
<fonts count="2">${font('')}${font('<b/>')}</fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${cells.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cells.join('')}</cellXfs>
</styleSheet>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML, as content or in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => entities[sign] ?? sign);
}
