import { paged } from '../api/queries';
import type { Instant } from '../api/types';

export interface FirmwareImage {
  id: string;
  name: string;
  version: string;
  /** Bytes; absent until it has been uploaded. */
  size?: number;
  sha256?: string;
  signature?: string;
  createdAt: Instant;
  receivedAt?: Instant;
}

export const imagesQuery = paged<FirmwareImage>(['firmware'], '/firmware');
