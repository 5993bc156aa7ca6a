// Package recall reads candidate lists of Eddy: [Client] asks a server over HTTP, [Reader] reads Redis.
package recall

// Version of this module, which is that of the server it was made with.
const Version = "0.1.0-SNAPSHOT"
