const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('api', {
  send: (drawing) => ipcRenderer.invoke('code', drawing),
  onCode: (listener) => void ipcRenderer.on('code', (_event, drawing) => listener(drawing)),
});
