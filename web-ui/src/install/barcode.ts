/** The browser's own reader of codes (Shape Detection API), which not every browser has. */
export interface BarcodeReader {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}

type ReaderClass = new (options: { formats: string[] }) => BarcodeReader;

const FORMATS = ['qr_code', 'data_matrix', 'code_128'];

/** Undefined where the browser has none, or no camera. */
export function barcodeReader(): BarcodeReader | undefined {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: ReaderClass };
  return BarcodeDetector && navigator.mediaDevices ? new BarcodeDetector({ formats: FORMATS }) : undefined;
}

/** The station's id in what a code says: the code itself, or the end of the address in it. */
export function idIn(code: string): string {
  const text = code.trim();
  if (!/^(https?|wss?):\/\//i.test(text)) return text;
  const { pathname, searchParams } = new URL(text);
  return searchParams.get('id') ?? decodeURIComponent(pathname.split('/').findLast(Boolean) ?? '');
}
