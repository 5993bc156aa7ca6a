package recall

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// The largest text that Redis has.
const mostBytes = 512 << 20

// RedisOptions of a connection to one Redis.
type RedisOptions struct {
	// Address is HOST:PORT.
	Address string
	// Username of the access control of Redis; empty for the default user.
	Username string
	// Password is empty for none.
	Password string
	// TLS is nil for an unencrypted connection.
	TLS *tls.Config
	// Timeout of connecting, and of a round trip; 1 s for 0.
	Timeout time.Duration
	// Connections at most; a call waits while all are in use. 8 for 0.
	Connections int
}

// SingleRedis is a small client of one Redis.
type SingleRedis struct {
	options RedisOptions
	// A place for each connection; nil in a place without one.
	free chan *redisConnection
}

// RedisError is what Redis says of a command that it refuses.
type RedisError string

func (e RedisError) Error() string {
	return string(e)
}

type redisConnection struct {
	net.Conn
	reader *bufio.Reader
}

// NewRedis makes a client, which connects at the first command.
func NewRedis(options RedisOptions) *SingleRedis {
	if options.Timeout == 0 {
		options.Timeout = time.Second
	}
	if options.Connections == 0 {
		options.Connections = 8
	}
	redis := &SingleRedis{options, make(chan *redisConnection, options.Connections)}
	for i := 0; i < options.Connections; i++ {
		redis.free <- nil
	}
	return redis
}

// Close closes the connections that are not in use.
func (r *SingleRedis) Close() {
	for i := 0; i < cap(r.free); i++ {
		select {
		case connection := <-r.free:
			if connection != nil {
				connection.Close()
			}
			r.free <- nil
		default:
			return
		}
	}
}

// Do runs commands in one round trip; see [Redis].
func (r *SingleRedis) Do(ctx context.Context, commands ...[]string) ([]any, error) {
	ctx, cancel := context.WithTimeout(ctx, r.options.Timeout)
	defer cancel()
	var connection *redisConnection
	select {
	case connection = <-r.free:
	case <-ctx.Done():
		return nil, fmt.Errorf("recall: no free connection to Redis at %s: %w", r.options.Address, ctx.Err())
	}
	replies, connection, err := r.through(ctx, connection, commands)
	r.free <- connection
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, fmt.Errorf("recall: Redis at %s: %w", r.options.Address, err)
	}
	return replies, nil
}

// through runs commands through a connection, or a new one for nil, and returns the one to keep; nil for none.
func (r *SingleRedis) through(ctx context.Context, kept *redisConnection, commands [][]string) ([]any, *redisConnection, error) {
	if kept != nil {
		replies, err := kept.roundTrip(ctx, commands)
		if err == nil {
			return replies, kept, nil
		}
		kept.Close()
		if ctx.Err() != nil {
			return nil, nil, err
		}
		// Redis may have closed it long ago. Reading again does no harm.
	}
	connection, err := r.connect(ctx)
	if err != nil {
		return nil, nil, err
	}
	replies, err := connection.roundTrip(ctx, commands)
	if err != nil {
		connection.Close()
		return nil, nil, err
	}
	return replies, connection, nil
}

func (r *SingleRedis) connect(ctx context.Context) (*redisConnection, error) {
	var plain net.Dialer
	dial := plain.DialContext
	if r.options.TLS != nil {
		dial = (&tls.Dialer{Config: r.options.TLS}).DialContext
	}
	raw, err := dial(ctx, "tcp", r.options.Address)
	if err != nil {
		return nil, err
	}
	connection := &redisConnection{raw, bufio.NewReader(raw)}
	if r.options.Password == "" {
		return connection, nil
	}
	login := []string{"AUTH", r.options.Password}
	if r.options.Username != "" {
		login = []string{"AUTH", r.options.Username, r.options.Password}
	}
	replies, err := connection.roundTrip(ctx, [][]string{login})
	if err == nil {
		err, _ = replies[0].(error)
	}
	if err != nil {
		connection.Close()
		return nil, err
	}
	return connection, nil
}

// roundTrip sends all commands before it reads their replies.
func (c *redisConnection) roundTrip(ctx context.Context, commands [][]string) ([]any, error) {
	deadline, _ := ctx.Deadline()
	if err := c.SetDeadline(deadline); err != nil {
		return nil, err
	}
	defer c.endWith(ctx)()
	var text strings.Builder
	for _, command := range commands {
		fmt.Fprintf(&text, "*%d\r\n", len(command))
		for _, word := range command {
			fmt.Fprintf(&text, "$%d\r\n%s\r\n", len(word), word)
		}
	}
	sent := make(chan error, 1)
	// Beside the reading: Redis may send replies before it has read all commands.
	go func() {
		_, err := io.WriteString(c, text.String())
		sent <- err
	}()
	replies := make([]any, len(commands))
	for i := range replies {
		var err error
		if replies[i], err = readReply(c.reader); err != nil {
			return nil, err
		}
	}
	return replies, <-sent
}

// endWith ends a reading that waits as soon as the context ends. What it returns is to be called after the reading.
func (c *redisConnection) endWith(ctx context.Context) func() {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		select {
		case <-ctx.Done():
			_ = c.SetDeadline(time.Unix(1, 0))
		case <-done:
		}
	}()
	return func() {
		close(done)
		// Else it could change the deadline of the next round trip.
		<-ended
	}
}

// readReply reads a reply of RESP2.
func readReply(reader *bufio.Reader) (any, error) {
	line, err := reader.ReadString('\n')
	if err != nil {
		return nil, err
	}
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return nil, errors.New("an empty reply")
	}
	kind, rest := line[0], line[1:]
	switch kind {
	case '+':
		return rest, nil
	case '-':
		return RedisError(rest), nil
	}
	number, err := strconv.ParseInt(rest, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("not a reply of Redis: %.40q", line)
	}
	switch {
	case kind == ':':
		return number, nil
	case kind == '$' && number < 0, kind == '*' && number < 0:
		return nil, nil
	case kind == '$' && number <= mostBytes:
		text := make([]byte, number+2)
		if _, err := io.ReadFull(reader, text); err != nil {
			return nil, err
		}
		return string(text[:number]), nil
	case kind == '*':
		return readArray(reader, number)
	default:
		return nil, fmt.Errorf("not a reply of Redis: %.40q", line)
	}
}

func readArray(reader *bufio.Reader, length int64) (any, error) {
	var values []any
	for int64(len(values)) < length {
		value, err := readReply(reader)
		if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, nil
}
