import { createTheme, type Shadows } from '@mui/material/styles';

const v = (name: string) => `var(--${name})`;
const font = '"Sofia Sans Variable", "Segoe UI", system-ui, sans-serif';
const text = (fs: number, weight = 400) => ({
  fontSize: v(`fs-${fs}`),
  lineHeight: v(`lh-${fs}`),
  fontWeight: weight,
  letterSpacing: 0,
});

const shadows: Shadows = [
  'none',
  ...(Array.from({ length: 24 }, () => 'var(--shadow)') as never[]),
] as unknown as Shadows;

/** The tokens as a MUI theme. Sizes are CSS variables, so density and zoom switch without a new theme. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#0B5A76', dark: '#08475E', light: '#E1EFF4', contrastText: '#FFFFFF' },
        error: { main: '#A92818', light: '#FBE9E6', dark: '#8C2013', contrastText: '#FFFFFF' },
        warning: { main: '#7F4E00', light: '#FCEFD7', dark: '#633D00', contrastText: '#FFFFFF' },
        success: { main: '#1B683A', light: '#E2F2E8', dark: '#14502C', contrastText: '#FFFFFF' },
        info: { main: '#3B4CA3', light: '#EBEEF9', dark: '#2F3D85', contrastText: '#FFFFFF' },
        text: { primary: '#142026', secondary: '#45545B', disabled: '#5B6970' },
        background: { default: '#ECEFF0', paper: '#FFFFFF' },
        divider: '#DEE4E6',
        action: { hover: '#EFF3F4', selected: '#E1EFF4', disabled: '#5B6970', disabledBackground: '#F5F7F8' },
      },
    },
    dark: {
      palette: {
        primary: { main: '#62BBD8', dark: '#82CCE4', light: '#143541', contrastText: '#04212B' },
        error: { main: '#FF9D8E', light: '#391B17', dark: '#FFB7AC', contrastText: '#2B0B06' },
        warning: { main: '#F0BA5C', light: '#342611', dark: '#F5CD86', contrastText: '#2A1C02' },
        success: { main: '#7ECB98', light: '#142E1F', dark: '#A0DAB4', contrastText: '#06210F' },
        info: { main: '#AAB5F6', light: '#212749', dark: '#C4CCFA', contrastText: '#0F1538' },
        text: { primary: '#E6ECEE', secondary: '#AFBCC1', disabled: '#8E9CA2' },
        background: { default: '#0D1315', paper: '#141B1E' },
        divider: '#273236',
        action: { hover: '#1E292D', selected: '#143541', disabled: '#8E9CA2', disabledBackground: '#192225' },
      },
    },
  },
  spacing: 4,
  shape: { borderRadius: 5 },
  shadows,
  motion: { reducedMotion: 'system' },
  focusVisible: { outlineColor: 'var(--focus)', outlineWidth: 2, outlineOffset: 1 },
  transitions: {
    duration: {
      shortest: 90,
      shorter: 90,
      short: 90,
      standard: 90,
      complex: 90,
      enteringScreen: 90,
      leavingScreen: 0,
    },
  },
  typography: {
    fontFamily: font,
    fontSize: 14,
    htmlFontSize: 16,
    fontWeightRegular: 400,
    fontWeightMedium: 500,
    fontWeightBold: 600,
    h1: text(18, 600),
    h2: text(14, 600),
    h3: text(13, 600),
    h4: text(16, 600),
    h5: text(24, 700),
    h6: text(16, 600),
    body1: text(14),
    body2: text(14),
    subtitle1: text(14, 500),
    subtitle2: text(13, 500),
    caption: text(13),
    overline: { ...text(12), textTransform: 'none' },
    button: { ...text(14, 500), textTransform: 'none' },
  },
  components: {
    MuiCssBaseline: { styleOverrides: { body: { fontVariantNumeric: 'tabular-nums lining-nums' } } },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { size: 'small', disableElevation: true, variant: 'outlined', color: 'inherit' },
      styleOverrides: {
        root: {
          height: v('button'),
          padding: '0 12px',
          minWidth: 0,
          gap: 7,
          borderColor: v('line-2'),
          whiteSpace: 'nowrap',
        },
      },
    },
    MuiIconButton: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { width: v('button'), height: v('button'), borderRadius: 5 } },
    },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true, variant: 'outlined' } },
    MuiInputLabel: {
      defaultProps: { shrink: true },
      styleOverrides: {
        root: {
          position: 'static',
          transform: 'none',
          fontSize: v('fs-13'),
          lineHeight: v('lh-13'),
          marginBottom: 3,
          color: v('text-2'),
        },
      },
    },
    MuiOutlinedInput: {
      defaultProps: { notched: false },
      styleOverrides: {
        root: {
          height: v('field'),
          background: v('sheet'),
          '&.MuiInputBase-adornedEnd': { paddingRight: 0 },
          '&.MuiInputBase-multiline': { height: 'auto', padding: '6px 0' },
          '& fieldset': { top: 0, borderColor: v('control') },
          '& legend': { display: 'none' },
          '&.Mui-focused fieldset': { borderColor: `${v('focus')} !important`, borderWidth: 2 },
        },
        input: { padding: '0 8px', height: '100%' },
      },
    },
    MuiFormHelperText: {
      styleOverrides: { root: { margin: '3px 0 0', fontSize: v('fs-13'), lineHeight: v('lh-13') } },
    },
    MuiTableCell: {
      styleOverrides: {
        root: {
          height: v('row'),
          padding: '0 var(--cell-x)',
          borderColor: v('line'),
          fontSize: v('fs-14'),
          whiteSpace: 'nowrap',
        },
        head: {
          height: v('row-head'),
          background: v('sunken'),
          color: v('text-2'),
          fontSize: v('fs-13'),
          fontWeight: 500,
        },
      },
    },
    MuiTableRow: {
      styleOverrides: {
        root: {
          '&.Mui-selected, &.Mui-selected:hover': { background: v('selected') },
          '&.MuiTableRow-hover:hover': { background: v('hover') },
        },
      },
    },
    MuiMenuItem: { styleOverrides: { root: { minHeight: v('row'), padding: '0 12px' } } },
    MuiTab: { styleOverrides: { root: { minHeight: 40, minWidth: 0, padding: '0 10px' } } },
    MuiBackdrop: {
      styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: v('scrim') } } },
    },
    MuiDialog: { defaultProps: { transitionDuration: 0 }, styleOverrides: { paper: { borderRadius: 8 } } },
    MuiTooltip: { defaultProps: { enterDelay: 500, disableInteractive: true } },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiChip: { styleOverrides: { root: { height: 22, borderRadius: 5, fontSize: v('fs-13') } } },
  },
});
