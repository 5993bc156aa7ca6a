package recall

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"testing"
)

// cases to answer, for comparison with the client for Java.
type cases struct {
	// URL of a server; empty for Redis.
	URL string
	// Redis is HOST:PORT.
	Redis string
	Cases []testCase
}

type testCase struct {
	Call  string
	Of    json.RawMessage
	Pages bool
	// Token for the server, another address than that of all cases, and a file with its certificate.
	Token, URL, CA string

	N          int
	Filter     string
	Exclude    []string
	Explain    bool
	Tags       []string
	Attributes json.RawMessage
}

// TestAnswers answers the cases in the file EDDY_CASES into the file EDDY_ANSWERS: an array for this one client, in the form of the
// server's JSON.
func TestAnswers(t *testing.T) {
	casesFile, answersFile := os.Getenv("EDDY_CASES"), os.Getenv("EDDY_ANSWERS")
	if casesFile == "" {
		t.Skip("a test in Java runs it")
	}
	content, err := os.ReadFile(casesFile)
	equal(t, err, nil)
	var all cases
	equal(t, json.Unmarshal(content, &all), nil)
	reader := NewReader(NewRedis(RedisOptions{Address: all.Redis}), ReaderOptions{})
	answers := []any{}
	for _, each := range all.Cases {
		var answer any
		if all.URL == "" {
			answer, err = each.byRedis(reader)
		} else {
			answer, err = each.overHTTP(t, all.URL)
		}
		if err != nil {
			answer = shownError(err)
		}
		answers = append(answers, answer)
	}
	content, err = json.Marshal([][]any{answers})
	equal(t, err, nil)
	equal(t, os.WriteFile(answersFile, content, 0o600), nil)
}

func shownError(err error) any {
	var failure *Error
	if !errors.As(err, &failure) {
		return map[string]any{"error": err.Error()}
	}
	// Named as in Python.
	kind := map[error]string{
		ErrWrongRequest: "WrongRequestError", ErrAccess: "AccessError", ErrUnreachable: "UnreachableError",
	}[failure.kind]
	return map[string]any{"error": failure.Message, "kind": kind, "status": failure.Status, "position": failure.Position}
}

func (c testCase) options(t *testing.T) Options {
	if c.CA == "" {
		return Options{Token: c.Token}
	}
	certificate, err := os.ReadFile(c.CA)
	equal(t, err, nil)
	known := x509.NewCertPool()
	equal(t, known.AppendCertsFromPEM(certificate), true)
	return Options{Token: c.Token, TLS: &tls.Config{RootCAs: known}}
}

func (c testCase) text() (text string) {
	_ = json.Unmarshal(c.Of, &text)
	return text
}

func (c testCase) texts() (texts []string) {
	_ = json.Unmarshal(c.Of, &texts)
	return texts
}

// attributes has at most one, since JSON's object has no order here.
func (c testCase) attributes() (attributes []Attribute) {
	var byName map[string]string
	_ = json.Unmarshal(c.Attributes, &byName)
	for name, value := range byName {
		attributes = append(attributes, Attribute{name, value})
	}
	return attributes
}

func (c testCase) byRedis(reader *Reader) (any, error) {
	ctx := context.Background()
	switch c.Call {
	case "recall":
		return reader.Recall(ctx, c.text(), Alike{c.Tags, c.attributes()})
	case "recall_all":
		return reader.RecallAll(ctx, c.texts())
	case "recall_similar":
		return reader.RecallSimilar(ctx, c.text())
	default:
		return nil, fmt.Errorf("unknown call %s", c.Call)
	}
}

func (c testCase) overHTTP(t *testing.T, url string) (any, error) {
	if c.URL != "" {
		url = c.URL
	}
	client := newClient(t, url, c.options(t))
	ctx, of := context.Background(), c.text()
	query := Query{N: c.N, Filter: c.Filter, Exclude: c.Exclude, Explain: c.Explain, Tags: c.Tags, Attributes: c.attributes()}
	switch c.Call {
	case "candidates_of_users":
		return client.CandidatesOfUsers(ctx, c.texts(), query)
	case "post_events":
		return client.PostEvents(ctx, c.Of)
	}
	type call struct {
		one func() (*List, error)
		all *Pages
	}
	found, isKnown := map[string]call{
		"candidates": {func() (*List, error) { return client.Candidates(ctx, of, query) }, client.CandidatePages(of, query)},
		"similar":    {func() (*List, error) { return client.Similar(ctx, of, query) }, client.SimilarPages(of, query)},
		"group":      {func() (*List, error) { return client.Group(ctx, of, query) }, client.GroupPages(of, query)},
		"popular":    {func() (*List, error) { return client.Popular(ctx, query) }, client.PopularPages(query)},
	}[c.Call]
	if !isKnown {
		return nil, fmt.Errorf("unknown call %s", c.Call)
	}
	if !c.Pages {
		return found.one()
	}
	pages := []*List{}
	for found.all.Next(ctx) {
		pages = append(pages, found.all.List())
	}
	return pages, found.all.Err()
}
