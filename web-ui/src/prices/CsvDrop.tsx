import { type DragEvent, useId } from 'react';
import { Icon } from '../design/Icon';
import { count } from '../format/number';
import { t } from '../messages';
import css from './ImportDialog.module.css';

export interface CsvFile {
  name: string;
  text: string;
  /** As it is, for a server that judges its encoding. */
  content: Blob;
}

interface Props {
  label: string;
  file?: CsvFile;
  onFile: (file: CsvFile) => void;
}

/** Takes a CSV file, dropped or chosen, and says how many rows it has. */
export function CsvDrop({ label, file, onFile }: Props) {
  const id = useId();
  const take = async (chosen: File | undefined) => {
    if (chosen) onFile({ name: chosen.name, text: await chosen.text(), content: chosen });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <label className={css.drop} htmlFor={id} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <Icon name="upload" size={20} />
      <span>{file ? file.name : t.prices.drop}</span>
      {file && <span className="muted">{t.prices.preview(count(dataRows(file.text)))}</span>}
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        aria-label={label}
        onChange={(event) => void take(event.target.files?.[0])}
      />
    </label>
  );
}

const dataRows = (csv: string) => Math.max(0, csv.trim().split(/\r?\n/).length - 1);
