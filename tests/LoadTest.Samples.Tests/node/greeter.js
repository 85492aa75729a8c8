// The greeter of samples/Grpc.LoadTests on @grpc/grpc-js: node greeter.js path/to/greeter.proto
// Prints the address that it listens on, and ends when its standard input closes.
'use strict';

const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

const { Greeter } = grpc.loadPackageDefinition(protoLoader.loadSync(process.argv[2], { keepCase: true })).greeter;

const server = new grpc.Server();
server.addService(Greeter.service, {
  SayHello(call, callback) {
    if (!call.request.name) {
      callback({ code: grpc.status.INVALID_ARGUMENT, details: 'The name is empty – whom shall I greet?' });
      return;
    }
    setTimeout(() => callback(null, { message: `Hello, ${call.request.name}` }), call.request.delay_ms);
  },

  CountTo(call) {
    for (let number = 1; number <= call.request.limit; number++) {
      if (number === call.request.fail_at) {
        call.emit('error', { code: grpc.status.ABORTED, details: `I cannot count to ${number}.` });
        return;
      }
      call.write({ number });
    }
    call.end();
  },
});

server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(`http://127.0.0.1:${port}`);
});

process.stdin.on('end', () => process.exit()).resume();
