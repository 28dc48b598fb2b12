import { useState } from 'react';
import { t } from '../messages';
import { Button } from './Button';

export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  return (
    <Button look="quiet" icon={copied ? 'check' : 'copy'} onClick={copy}>
      {copied ? t.common.copied : t.common.copy}
    </Button>
  );
}
