import { TextField } from '@renderer/ui/fields/TextField';
import { Icon } from '@renderer/ui/Icon';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TreeNode } from '../catalogTree';

interface CatalogTreeProps {
  nodes: readonly TreeNode[];
  text: string;
  onText: (text: string) => void;
  selectedKey: string;
  onSelect: (node: TreeNode) => void;
  onToggle: (node: TreeNode, open: boolean) => void;
  /** Enter: on to what the chosen place has. */
  onEnter: () => void;
}

const rowHeight = 30;

/** Makes, models, modifications: arrows move, → opens, ← closes; only what is seen is drawn. */
export function CatalogTree({
  nodes,
  text,
  onText,
  selectedKey,
  onSelect,
  onToggle,
  onEnter,
}: CatalogTreeProps) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const at = nodes.findIndex((node) => node.key === selectedKey);
  // Only what is drawn can be named as the active one.
  const drawn = rows.getVirtualItems().some(({ index }) => index === at);
  const go = (index: number) => {
    const node = nodes[Math.max(0, Math.min(nodes.length - 1, index))];
    if (!node) return;
    onSelect(node);
    rows.scrollToIndex(nodes.indexOf(node));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const node = nodes[at];
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(nodes.length - 1);
    else if (event.key === 'ArrowRight' && node?.expandable) onToggle(node, true);
    else if (event.key === 'ArrowLeft' && node?.open) onToggle(node, false);
    else if (event.key === 'Enter' && node) onEnter();
    else return;
    event.preventDefault();
  };
  /** From the filter on to the first that it left. */
  const onFilterKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    scroll.current?.focus();
    if (at < 0) go(0);
  };
  return (
    <aside className="catalog-tree" aria-label={t(($) => $.catalog.tree)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the field inside */}
      <div className="tree-filter compact" onKeyDown={onFilterKey}>
        <TextField
          label={t(($) => $.catalog.filterTree)}
          hideLabel
          placeholder={t(($) => $.catalog.filterTree)}
          value={text}
          maxLength={100}
          autoFocus
          onChange={onText}
        />
      </div>
      {text.trim() !== '' && nodes.length === 0 && (
        <p className="s m tree-none">{t(($) => $.catalog.noMatch, { text: text.trim() })}</p>
      )}
      <div
        ref={scroll}
        className="tree-rows"
        role="tree"
        tabIndex={0}
        aria-label={t(($) => $.catalog.tree)}
        aria-activedescendant={drawn ? `tree-${selectedKey}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div role="none" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const node = nodes[index];
            if (!node) return null;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act on the tree that has the focus
              <div
                key={node.key}
                id={`tree-${node.key}`}
                className={`tree-row depth${node.depth} ${node.inactive ? 'mm' : ''}`}
                role="treeitem"
                tabIndex={-1}
                aria-level={node.depth + 1}
                aria-selected={node.key === selectedKey}
                aria-expanded={node.expandable ? node.open : undefined}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => {
                  onSelect(node);
                  if (node.expandable) onToggle(node, !(node.open && node.key === selectedKey));
                }}
              >
                {node.expandable ? (
                  <Icon of={node.open ? ChevronDown : ChevronRight} size={14} className="mm" />
                ) : (
                  <span className="tree-space" />
                )}
                <span className="ell grow">{node.label}</span>
                {node.note && <span className="s mm nw">{node.note}</span>}
              </div>
            );
          })}
        </div>
      </div>
    </aside>
  );
}
