const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('api', {
  send: (drawing) => ipcRenderer.invoke('code', drawing),
  ask: (name) => ipcRenderer.invoke('row', name),
  onRow: (listener) => void ipcRenderer.on('row', (_event, name) => listener(name)),
  onCode: (listener) => void ipcRenderer.on('code', (_event, drawing) => listener(drawing)),
});
