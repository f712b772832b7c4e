import type { AccessStep, ProductLine } from '../access/call/would-admit.ts';
import { m } from '../paraglide/messages.js';
import { ProductLink } from '../name-links.tsx';
import { StatusBadge } from '../status/status-badge.tsx';
import { olderFaultText, VerdictWord } from '../status/verdict.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import page from '../ui/page.module.css';
import { productText, stepText, whyText, wholeFault, type CheckContext } from './check-words.ts';

/** One line for each check of the gateway, in its order. */
export function StepTable({ context }: { context: CheckContext }) {
  const { steps } = context.check;
  return (
    <DataTable
      label={m.check_steps()}
      columns={stepColumns(context)}
      count={steps.length}
      rowAt={(index) => steps[index]}
      keyOf={({ step }) => step}
    />
  );
}

function stepColumns(context: CheckContext): Column<AccessStep>[] {
  return [
    { id: 'step', name: m.check_column_step(), cell: ({ step }) => <span>{stepText(step)}</span> },
    {
      id: 'result',
      name: m.check_result(),
      width: '18ch',
      cell: ({ result }) => <VerdictWord tone={tones[result]} word={words[result]()} />,
    },
    { id: 'why', name: m.check_column_why(), cell: (step) => <Why {...{ step, context }} /> },
  ];
}

function Why({ step, context }: { step: AccessStep; context: CheckContext }) {
  const { fault } = step;
  const text = whyText(step, context);
  // A card has no line for an empty cell.
  if (!text && !fault) return null;
  return (
    <div>
      {text}
      {fault && (
        <span className={page.small}>
          <code translate="no">{wholeFault(fault)}</code> {olderFaultText(fault)}
        </span>
      )}
    </div>
  );
}

const tones = { yes: 'usable', no: 'blocked', uncertain: 'unsure' } as const;
const words = { yes: m.check_yes, no: m.check_no, uncertain: m.check_unsure };

/** One line for each product of the key: its status in the key, and whether it opens the call. */
export function KeyProductTable({
  organization,
  context,
}: {
  organization: string;
  context: CheckContext;
}) {
  const { products } = context.check;
  return (
    <DataTable
      label={m.check_products()}
      columns={productColumns(organization, context)}
      count={products.length}
      rowAt={(index) => products[index]}
      keyOf={({ name }) => name}
    />
  );
}

function productColumns(organization: string, { call }: CheckContext): Column<ProductLine>[] {
  return [
    {
      id: 'product',
      name: m.column_product(),
      cell: ({ name }) => <ProductLink organization={organization} name={name} />,
    },
    {
      id: 'status',
      name: m.status(),
      width: '18ch',
      cell: ({ status }) => <StatusBadge status={status} />,
    },
    {
      id: 'opens',
      name: m.check_column_opens(),
      width: '18ch',
      cell: ({ access: { result } }) => (
        <VerdictWord tone={productTones[result]} word={productWords[result]()} />
      ),
    },
    { id: 'why', name: m.check_column_why(), cell: (line) => productText(line, call) },
  ];
}

const productTones = { admits: 'usable', refuses: 'blocked', uncertain: 'unsure' } as const;
const productWords = { admits: m.check_yes, refuses: m.check_no, uncertain: m.check_unsure };
