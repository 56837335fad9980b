import '../ui/controls.css';
import './customer.css';
import { createRoot } from 'react-dom/client';
import { CustomerPage } from '#renderer/customer/customer-page.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<CustomerPage />);
