// Loaded into a host with --require, which reaches its worker threads and children too: writes down every connection and name look-up that would leave this machine.
const { appendFileSync } = require('node:fs')
const dgram = require('node:dgram')
const dns = require('node:dns')
const net = require('node:net')

const file = process.env.RAPPORTEUR_CONNECTIONS
const local = /^(127\.|::1$|localhost$|$)/

const note = (what) => appendFileSync(file, `${what}\n`)

// So that a process in which nothing is recorded can be told from one in which nothing happened.
note(`# process ${process.pid}`)

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function recordedConnect(...args) {
  const [first] = args
  const options = Array.isArray(first)
    ? first[0]
    : typeof first === 'object'
      ? first
      : { port: first, host: args[1] }
  if (!options.path && !local.test(String(options.host ?? '')))
    note(`connect ${options.host}:${options.port}`)
  return connect.apply(this, args)
}

const lookup = dns.lookup
dns.lookup = function recordedLookup(host, ...rest) {
  if (!local.test(String(host))) note(`lookup ${host}`)
  return lookup.call(this, host, ...rest)
}

const send = dgram.Socket.prototype.send
dgram.Socket.prototype.send = function recordedSend(...args) {
  note('datagram')
  return send.apply(this, args)
}
