import { applyTheme, type Theme } from '@cloudscape-design/components/theming';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const ACCENT = { light: '#4b2fc4', dark: '#b6a6ff' };
const STRONGER = { light: '#361f96', dark: '#d3caff' };

/** Baton's colours, corners and the machine's own font instead of the design system's. */
export function brand(): void {
  const theme: Theme = {
    tokens: {
      fontFamilyBase: FONT,
      colorBackgroundLayoutMain: { light: '#fbfbfd', dark: '#14151b' },
      colorBackgroundContainerContent: { light: '#ffffff', dark: '#1d1f28' },
      colorBackgroundContainerHeader: { light: '#ffffff', dark: '#1d1f28' },
      colorTextAccent: ACCENT,
      colorTextLinkDefault: ACCENT,
      colorTextLinkHover: STRONGER,
      colorBorderItemFocused: ACCENT,
      colorBackgroundButtonPrimaryDefault: ACCENT,
      colorBackgroundButtonPrimaryHover: STRONGER,
      colorBackgroundButtonPrimaryActive: STRONGER,
      colorTextButtonPrimaryDefault: { light: '#ffffff', dark: '#14151b' },
      colorBorderButtonNormalDefault: ACCENT,
      colorTextButtonNormalDefault: ACCENT,
      colorBorderButtonNormalHover: STRONGER,
      colorTextButtonNormalHover: STRONGER,
      colorBackgroundControlChecked: ACCENT,
      colorBorderItemSelected: ACCENT,
      colorBackgroundItemSelected: { light: '#f3f0fd', dark: '#2b2548' },
      colorTextInteractiveActive: STRONGER,
      colorBackgroundToggleButtonNormalPressed: { light: '#ece8fb', dark: '#2b2548' },
      colorBackgroundSegmentActive: ACCENT,
      colorTextSegmentActive: { light: '#ffffff', dark: '#14151b' },
      borderRadiusContainer: '12px',
      borderRadiusButton: '8px',
      borderRadiusInput: '8px',
    },
  };
  applyTheme({ theme });
}
