// Echoes WebSocket messages with ws: node echo.js
// Prints the address that it listens on, and ends when its standard input closes.
'use strict';

const { WebSocketServer } = require('ws');

const closes = [];

const commands = {
  close: (socket, code) => socket.close(Number(code), 'as you wish'),
  drop: (socket) => socket.terminate(),
  push: (socket, count) => {
    for (let n = 1; n <= count; n++) socket.send(`news ${n}`);
  },
  ping: (socket) => socket.once('pong', () => socket.send('the pong has come')).ping(),
  closes: (socket) => socket.send(JSON.stringify(closes)),
};

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: (protocols) => [...protocols].at(-1) });

server.on('connection', (socket, request) => {
  socket.on('error', () => {});
  socket.on('close', (code) => closes.push(`${request.url} ${code}`));
  socket.on('message', (data, isBinary) => {
    const [command, argument] = isBinary ? [] : data.toString().split(' ');
    if (Object.hasOwn(commands, command)) commands[command](socket, argument);
    else socket.send(data, { binary: isBinary });
  });
});

server.on('listening', () => console.log(`ws://127.0.0.1:${server.address().port}`));

process.stdin.on('end', () => process.exit()).resume();
