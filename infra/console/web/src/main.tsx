import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import './app/app.css';
import { brand } from './app/brand.ts';

brand();
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
