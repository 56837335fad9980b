import '../ui/controls.css';
import './css/cashier.css';
import { createRoot } from 'react-dom/client';
import { CashierPage } from '#renderer/cashier/cashier-page.tsx';
import { expectLanguage } from '#renderer/i18n/cashier-words';

expectLanguage();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<CashierPage />);
