import { describe, expect, it } from 'vitest';
import { type Group, tree, type Wiring, without } from './api';

const limit = { importW: 1, exportW: 1 };
const group = (id: string, parent?: string): Group => ({ id, name: id, kind: 'FEEDER', parent, limit });
const groups = [group('b', 'a'), group('c'), group('a'), group('d', 'b')];

describe('groups of a site', () => {
  it('come from the root down with their depth', () => {
    expect(tree(groups).map((row) => [row.group.id, row.depth])).toEqual([
      ['c', 1],
      ['a', 1],
      ['b', 2],
      ['d', 3],
    ]);
  });

  it('move up when what they hang on goes', () => {
    const wiring: Wiring = { groups, evses: [{ stationId: 's', evseId: 1, group: 'b', phases: 'L1' }] };
    const left = without(wiring, group('b', 'a'));
    expect(left.groups.find(({ id }) => id === 'd')?.parent).toBe('a');
    expect(left.evses[0]?.group).toBe('a');
    expect(left.groups).toHaveLength(3);
  });
});
