import type { ReactNode } from 'react';
import { Dialog as Content } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import '#renderer/ui/press-style';

/** Keeps the focus inside and gives it back. Give `autoFocus` to the safe answer. Esc closes when `onClose` is given. */
export function Dialog({
  title,
  children,
  actions,
  onClose,
  role = 'dialog',
  className = '',
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Left out when the question must be answered. */
  onClose?: () => void;
  role?: 'dialog' | 'alertdialog';
  className?: string;
}) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose?.();
      }}
    >
      <Modal className={`dialog ${className}`}>
        <Content className="dialog-content" role={role} ref={markModal}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          {actions !== undefined && <div className="actions">{actions}</div>}
        </Content>
      </Modal>
    </ModalOverlay>
  );
}

/** What is behind it is inert already; this says so to whoever asks the question itself. */
const markModal = (content: HTMLElement | null): void => content?.setAttribute('aria-modal', 'true');
