package recall

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/tls"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
)

// Client asks a server of lists. It serves all goroutines. Its errors are of type [*Error], but for questions that cannot be asked.
type Client struct {
	address string
	token   string
	timeout time.Duration
	retries Retries
	http    *http.Client
	clock   clock
}

// Options of a [Client]; the zero value has the defaults.
type Options struct {
	// Token of the server's file of tokens; empty for a server without tokens.
	Token string
	// Timeout is the longest time of an attempt; 2 s for 0.
	Timeout time.Duration
	Retries Retries
	// TLS is for a certificate that this machine does not trust by itself, and for certificates of clients; nil for neither.
	TLS *tls.Config
}

// NewClient makes a client of the server at an address, such as http://localhost:8091. It connects at the first call.
func NewClient(address string, options Options) (*Client, error) {
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" || (parsed.Scheme != "http" && parsed.Scheme != "https") {
		return nil, fmt.Errorf("recall: the address is %q; allowed: http://HOST:PORT or https://HOST:PORT", address)
	}
	if options.Timeout < 0 {
		return nil, fmt.Errorf("recall: Timeout is negative")
	}
	if options.Timeout == 0 {
		options.Timeout = 2 * time.Second
	}
	retries, err := options.Retries.withDefaults()
	if err != nil {
		return nil, err
	}
	// The program may have replaced it by another kind.
	transport := &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConns: 100, IdleConnTimeout: 90 * time.Second}
	if standard, isStandard := http.DefaultTransport.(*http.Transport); isStandard {
		transport = standard.Clone()
	}
	transport.TLSClientConfig = options.TLS
	// Keeping only two, as by default, would close most connections of a busy service after each call.
	transport.MaxIdleConnsPerHost = transport.MaxIdleConns
	// Else the token could go elsewhere.
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{
		address: strings.TrimRight(address, "/"),
		token:   options.Token,
		timeout: options.Timeout,
		retries: retries,
		http:    &http.Client{Transport: transport, CheckRedirect: stay},
		clock:   wallClock{},
	}, nil
}

// String shows no token.
func (c *Client) String() string {
	return "recall.Client(" + c.address + ")"
}

// Close closes the connections that are not in use.
func (c *Client) Close() {
	c.http.CloseIdleConnections()
}

// Candidates are those of a user, filtered and filled up.
func (c *Client) Candidates(ctx context.Context, user string, query Query) (*List, error) {
	return c.list(ctx, "users", user, "/candidates", query)
}

// CandidatePages has the candidates of a user, page after page of Query.N.
func (c *Client) CandidatePages(user string, query Query) *Pages {
	return &Pages{query: query, ask: func(ctx context.Context, query Query) (*List, error) {
		return c.Candidates(ctx, user, query)
	}}
}

// CandidatesOfUsers are those of at most 100 users, in their order; a user who comes twice is answered once.
func (c *Client) CandidatesOfUsers(ctx context.Context, users []string, query Query) ([]List, error) {
	request, err := usersRequest(users, query)
	if err != nil {
		return nil, err
	}
	var answer lists
	err = c.call(ctx, request, &answer)
	return answer.Lists, err
}

// Similar are the items similar to an item.
func (c *Client) Similar(ctx context.Context, item string, query Query) (*List, error) {
	return c.list(ctx, "items", item, "/similar", query)
}

// SimilarPages has the items similar to an item, page after page.
func (c *Client) SimilarPages(item string, query Query) *Pages {
	return &Pages{query: query, ask: func(ctx context.Context, query Query) (*List, error) {
		return c.Similar(ctx, item, query)
	}}
}

// Group is the list of a group, such as cluster-7 or country=de.
func (c *Client) Group(ctx context.Context, group string, query Query) (*List, error) {
	return c.list(ctx, "groups", group, "", query)
}

// GroupPages has the list of a group, page after page.
func (c *Client) GroupPages(group string, query Query) *Pages {
	return &Pages{query: query, ask: func(ctx context.Context, query Query) (*List, error) {
		return c.Group(ctx, group, query)
	}}
}

// Popular is the list for everybody.
func (c *Client) Popular(ctx context.Context, query Query) (*List, error) {
	return c.list(ctx, popular, popular, "", query)
}

// PopularPages has the list for everybody, page after page.
func (c *Client) PopularPages(query Query) *Pages {
	return &Pages{query: query, ask: c.Popular}
}

// PostEvents posts at most 1,000 events: a slice of anything that is an event as JSON. After [ErrUnavailable] or [ErrUnreachable],
// post all of them again: events with an event_id count once.
func (c *Client) PostEvents(ctx context.Context, events any) (*EventsTaken, error) {
	request, err := eventsRequest(events)
	if err != nil {
		return nil, err
	}
	answer := new(EventsTaken)
	if err := c.call(ctx, request, answer); err != nil {
		return nil, err
	}
	return answer, nil
}

func (c *Client) list(ctx context.Context, kind, id, suffix string, query Query) (*List, error) {
	request, err := listRequest(kind, id, suffix, query)
	if err != nil {
		return nil, err
	}
	answer := new(List)
	if err := c.call(ctx, request, answer); err != nil {
		return nil, err
	}
	return answer, nil
}

// call reads the answer to a request, after as many attempts as it takes.
func (c *Client) call(ctx context.Context, request request, answer answer) error {
	var random [8]byte
	if _, err := rand.Read(random[:]); err != nil {
		return err
	}
	requestID := hex.EncodeToString(random[:])
	return c.retries.do(ctx, c.clock, request.isRead, func(left time.Duration) *Error {
		if left > c.timeout {
			left = c.timeout
		}
		return c.attempt(ctx, request, requestID, left, answer)
	})
}

func (c *Client) attempt(ctx context.Context, request request, requestID string, timeout time.Duration, to answer) *Error {
	var wasSent atomic.Bool
	connected := httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { wasSent.Store(true) }}
	ctx, cancel := context.WithTimeout(httptrace.WithClientTrace(ctx, &connected), timeout)
	defer cancel()
	asked, err := http.NewRequestWithContext(ctx, request.method, c.address+request.target, bytes.NewReader(request.body))
	if err != nil {
		return unreachable(c.address, requestID, err, false)
	}
	asked.Header.Set("User-Agent", "eddy-recall-go/"+Version)
	asked.Header.Set("X-Request-Id", requestID)
	if c.token != "" {
		asked.Header.Set("Authorization", "Bearer "+c.token)
	}
	if request.body != nil {
		asked.Header.Set("Content-Type", "application/json")
	}
	answer, err := c.http.Do(asked)
	if err != nil {
		var named *url.Error
		if errors.As(err, &named) {
			err = named.Err
		}
		return unreachable(c.address, requestID, err, wasSent.Load())
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return unreachable(c.address, requestID, err, true)
	}
	if answer.StatusCode != http.StatusOK {
		return failed(answer, body, requestID)
	}
	if json.Unmarshal(body, to) != nil || !to.isWhole() {
		return unreadable(requestID, answer.StatusCode, body)
	}
	return nil
}
