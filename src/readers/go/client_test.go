package recall

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"
)

const (
	token     = "secret-secret-secret"
	userList  = `{"user_id":"u-9","origin":"user","version":"000000000001.000000000042.000000000000","generated_at":1700000000000,"listed":100,"left":2,"candidates":[{"item_id":"i-7","score":2.5,"origin":"user","propensity":0.25,"channels":["ucf","hot"]}],"of_a_later_version":true%s}`
	errorBody = `{"error":"no","request_id":"r-1"%s}`
)

var oneList = fmt.Sprintf(userList, "")

type given struct {
	status  int
	body    string
	headers []string
}

type seen struct {
	method, target, body string
	header               http.Header
}

// fakeServer gives its answers in turn; the last one again and again.
func fakeServer(t *testing.T, answers ...given) (*Client, *[]seen) {
	t.Helper()
	asked := new([]seen)
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		body, _ := io.ReadAll(in.Body)
		*asked = append(*asked, seen{in.Method, in.RequestURI, string(body), in.Header})
		answer := answers[0]
		if len(answers) > 1 {
			answers = answers[1:]
		}
		for i := 0; i+1 < len(answer.headers); i += 2 {
			out.Header().Set(answer.headers[i], answer.headers[i+1])
		}
		out.WriteHeader(answer.status)
		_, _ = io.WriteString(out, answer.body)
	}))
	t.Cleanup(server.Close)
	client := newClient(t, server.URL, Options{Token: token})
	client.clock = &fakeClock{}
	return client, asked
}

func newClient(t *testing.T, address string, options Options) *Client {
	t.Helper()
	client, err := NewClient(address, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// fakeClock goes on only by waiting.
type fakeClock struct {
	time  time.Time
	waits []time.Duration
}

func (f *fakeClock) now() time.Time {
	return f.time
}

func (f *fakeClock) wait(_ context.Context, duration time.Duration) {
	f.waits = append(f.waits, duration)
	f.time = f.time.Add(duration)
}

func failure(status int, more string, headers ...string) given {
	return given{status, fmt.Sprintf(errorBody, more), headers}
}

func equal(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func targets(asked *[]seen) (targets []string) {
	for _, each := range *asked {
		targets = append(targets, each.target)
	}
	return targets
}

func TestAListIsRead(t *testing.T) {
	client, asked := fakeServer(t, given{status: 200, body: oneList})
	list, err := client.Candidates(context.Background(), "u-9", Query{N: 2, Explain: true})
	equal(t, err, nil)
	equal(t, list, &List{
		UserID: "u-9", Origin: "user", Version: "000000000001.000000000042.000000000000",
		GeneratedAtMillis: 1700000000000, Listed: 100, Left: 2,
		Candidates: []Candidate{{"i-7", 2.5, "user", .25, []string{"ucf", "hot"}}},
	})
	equal(t, targets(asked), []string{"/v1/users/u-9/candidates?n=2&explain=true"})
	equal(t, (*asked)[0].header.Get("Authorization"), "Bearer "+token)
	equal(t, len((*asked)[0].header.Get("X-Request-Id")), 16)
}

func TestEveryCallHasItsPath(t *testing.T) {
	client, asked := fakeServer(t, given{status: 200, body: oneList})
	client.address += "/eddy"
	ctx := context.Background()
	for _, ask := range []func() (*List, error){
		func() (*List, error) { return client.Similar(ctx, "i-1", Query{}) },
		func() (*List, error) { return client.Group(ctx, "country=de", Query{N: 3}) },
		func() (*List, error) { return client.Popular(ctx, Query{Filter: "available"}) },
	} {
		_, err := ask()
		equal(t, err, nil)
	}
	for _, pages := range []*Pages{
		client.SimilarPages("i-1", Query{}), client.GroupPages("cluster-7", Query{}), client.PopularPages(Query{}),
	} {
		equal(t, pages.Next(ctx), true)
		equal(t, pages.Next(ctx), false)
		equal(t, pages.Err(), nil)
	}
	equal(t, targets(asked), []string{
		"/eddy/v1/items/i-1/similar", "/eddy/v1/groups/country%3Dde?n=3", "/eddy/v1/popular?filter=available",
		"/eddy/v1/items/i-1/similar", "/eddy/v1/groups/cluster-7", "/eddy/v1/popular",
	})
}

func TestAnEncodedIdArrivesAsItIs(t *testing.T) {
	client, asked := fakeServer(t, given{status: 200, body: oneList})
	for user, path := range map[string]string{
		"a/b%2Fc;d": "a%2Fb%252Fc%3Bd", "..": "%2E%2E", "é 鍵😀+": "%C3%A9%20%E9%8D%B5%F0%9F%98%80%2B",
	} {
		_, err := client.Candidates(context.Background(), user, Query{})
		equal(t, err, nil)
		equal(t, (*asked)[len(*asked)-1].target, "/v1/users/"+path+"/candidates")
	}
}

func TestOptionsAreParameters(t *testing.T) {
	asked, err := listRequest("users", "u", "/candidates", Query{
		Filter: `price < 20 and a = "b & c"`, Exclude: []string{"i 1", "i+2"}, Page: "p/2", Tags: []string{"jazz", "live"},
		Attributes: []Attribute{{"country", "de"}, {"plan", "a=b"}},
	})
	equal(t, err, nil)
	equal(t, asked.target, "/v1/users/u/candidates?filter=price%20%3C%2020%20and%20a%20%3D%20%22b%20%26%20c%22&page=p%2F2"+
		"&exclude=i%201%2Ci%2B2&tags=jazz%2Clive&attributes=country%3Dde%2Cplan%3Da%3Db")
}

func TestQuestionsThatCannotBeAskedAreRefused(t *testing.T) {
	client, asked := fakeServer(t, given{status: 200, body: oneList})
	ctx := context.Background()
	_, comma := client.Popular(ctx, Query{Exclude: []string{"a,b"}})
	_, empty := client.Similar(ctx, "", Query{})
	_, tags := client.Group(ctx, "g", Query{Tags: []string{"jazz"}})
	_, page := client.CandidatesOfUsers(ctx, []string{"u"}, Query{Page: "p"})
	_, event := client.PostEvents(ctx, map[string]string{"user_id": "u"})
	for message, err := range map[string]error{
		`one of exclude has a comma: "a,b"; CandidatesOfUsers takes such ids`: comma,
		"the id in /v1/items is empty":                                        empty,
		"Tags and Attributes are of users":                                    tags,
		"ask for each user alone":                                             page,
		`the events are not an array: {"user_id":"u"}`:                        event,
	} {
		if err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("got %v, want %s", err, message)
		}
	}
	equal(t, len(*asked), 0)
}

func TestPagesFollowUntilTheLast(t *testing.T) {
	client, asked := fakeServer(t,
		given{status: 200, body: fmt.Sprintf(userList, `,"next_page":"p/2"`)},
		given{status: 200, body: fmt.Sprintf(userList, `,"next_page":"p3"`)},
		given{status: 200, body: oneList})
	pages, count := client.CandidatePages("u-9", Query{N: 2}), 0
	for pages.Next(context.Background()) {
		count++
	}
	equal(t, pages.Err(), nil)
	equal(t, count, 3)
	equal(t, targets(asked), []string{
		"/v1/users/u-9/candidates?n=2", "/v1/users/u-9/candidates?n=2&page=p%2F2", "/v1/users/u-9/candidates?n=2&page=p3",
	})
}

func TestAnErrorEndsThePages(t *testing.T) {
	client, _ := fakeServer(t, failure(400, ""))
	pages := client.PopularPages(Query{})
	equal(t, pages.Next(context.Background()), false)
	equal(t, errors.Is(pages.Err(), ErrWrongRequest), true)
}

func TestSeveralUsersAreAskedAboutAtOnce(t *testing.T) {
	client, asked := fakeServer(t, failure(502, ""), given{status: 200, body: `{"lists":[` + oneList + `,` + oneList + `]}`})
	lists, err := client.CandidatesOfUsers(context.Background(), []string{"u-9", "b"}, Query{N: 2, Exclude: []string{"a,b"}})
	equal(t, err, nil)
	equal(t, len(lists), 2)
	equal(t, (*asked)[1].body, `{"user_ids":["u-9","b"],"n":2,"exclude":["a,b"]}`)
	equal(t, (*asked)[0].header.Get("X-Request-Id"), (*asked)[1].header.Get("X-Request-Id"))
}

func TestEventsArePosted(t *testing.T) {
	client, asked := fakeServer(t, given{status: 200, body: `{"taken":1,"refused":[{"index":1,"reason":"no user_id"}]}`})
	taken, err := client.PostEvents(context.Background(), []map[string]any{{"user_id": "ü"}, {}})
	equal(t, err, nil)
	equal(t, taken, &EventsTaken{1, []Refusal{{1, "no user_id"}}})
	equal(t, (*asked)[0].body, `[{"user_id":"ü"},{}]`)
	equal(t, (*asked)[0].header.Get("Content-Type"), "application/json")
}

func TestWhatIsRepeated(t *testing.T) {
	ctx := context.Background()
	read := func(client *Client) error { _, err := client.Popular(ctx, Query{}); return err }
	post := func(client *Client) error { _, err := client.PostEvents(ctx, []any{}); return err }
	for _, each := range []struct {
		call   func(*Client) error
		status int
		kind   error
		times  int
	}{
		{read, 429, ErrTooManyRequests, 3}, {read, 502, ErrUnavailable, 3}, {read, 503, ErrUnavailable, 3},
		{read, 504, ErrUnavailable, 3}, {read, 400, ErrWrongRequest, 1}, {read, 401, ErrAccess, 1}, {read, 403, ErrAccess, 1},
		{read, 404, ErrWrongRequest, 1}, {read, 500, ErrServer, 1}, {post, 429, ErrTooManyRequests, 3},
		{post, 503, ErrUnavailable, 1}, {post, 502, ErrUnavailable, 1},
	} {
		client, asked := fakeServer(t, failure(each.status, ""))
		err := each.call(client)
		if !errors.Is(err, each.kind) || len(*asked) != each.times {
			t.Errorf("%d: %v after %d requests", each.status, err, len(*asked))
		}
	}
}

func TestRetryAfterIsObeyed(t *testing.T) {
	client, _ := fakeServer(t, failure(429, "", "Retry-After", "2"), given{status: 200, body: oneList})
	_, err := client.Popular(context.Background(), Query{})
	equal(t, err, nil)
	waits := client.clock.(*fakeClock).waits
	if len(waits) != 1 || waits[0] < 2*time.Second || waits[0] > 2050*time.Millisecond {
		t.Errorf("waited %v", waits)
	}
}

func TestAWaitBeyondTheTimeOfTheCallIsAnErrorAtOnce(t *testing.T) {
	client, asked := fakeServer(t, failure(429, "", "Retry-After", "60"))
	_, err := client.Popular(context.Background(), Query{})
	var said *Error
	equal(t, errors.As(err, &said), true)
	equal(t, said.RetryAfter, time.Minute)
	equal(t, len(*asked), 1)
}

func TestWaitsAreRandomAndBounded(t *testing.T) {
	retries := Retries{FirstWait: 100, LongestWait: 400}
	for repetition, longest := range map[int]time.Duration{1: 100, 2: 200, 3: 400, 5000: 400} {
		equal(t, retries.waitBefore(repetition, 0), longest)
		equal(t, retries.waitBefore(repetition, 1), longest/2)
	}
}

func TestAnErrorHasWhatTheServerSays(t *testing.T) {
	client, _ := fakeServer(t, failure(400, `,"position":3`))
	_, err := client.Popular(context.Background(), Query{Filter: "!"})
	var said *Error
	equal(t, errors.As(err, &said), true)
	equal(t, []any{said.Message, said.RequestID, said.Status, said.Position}, []any{"no", "r-1", 400, 3})
	equal(t, err.Error(), "no (request r-1)")
	client, _ = fakeServer(t, failure(503, `,"taken":3,"refused":[{"index":0,"reason":"no type"}]`))
	_, err = client.PostEvents(context.Background(), []any{})
	equal(t, errors.As(err, &said), true)
	equal(t, []any{said.Taken, said.Refused}, []any{3, []Refusal{{0, "no type"}}})
}

func TestTheTokenIsShownNowhere(t *testing.T) {
	client, _ := fakeServer(t, failure(401, ""))
	_, err := client.Popular(context.Background(), Query{})
	if shown := fmt.Sprint(client, err); strings.Contains(shown, token) {
		t.Error(shown)
	}
}

func TestARedirectionDoesNotTakeTheTokenElsewhere(t *testing.T) {
	other, asked := fakeServer(t, given{status: 200, body: oneList})
	client, _ := fakeServer(t, given{302, "", []string{"Location", other.address}})
	_, err := client.Popular(context.Background(), Query{})
	equal(t, errors.Is(err, ErrServer), true)
	equal(t, len(*asked), 0)
}

func TestAnAnswerThatIsNotEddysIsNamed(t *testing.T) {
	for _, body := range []string{"<html>login</html>", "{}", "[]"} {
		client, _ := fakeServer(t, given{status: 200, body: body})
		_, err := client.Popular(context.Background(), Query{})
		if !errors.Is(err, ErrUnreadable) || !strings.Contains(err.Error(), body) {
			t.Errorf("%s: %v", body, err)
		}
	}
}

func TestAServerThatIsAwayOrSilentIsAnErrorInBoundedTime(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	equal(t, err, nil)
	defer silent.Close()
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	equal(t, err, nil)
	gone.Close()
	for _, listener := range []net.Listener{silent, gone} {
		client := newClient(t, "http://"+listener.Addr().String(), Options{Timeout: 50 * time.Millisecond})
		begin := time.Now()
		_, err := client.Popular(context.Background(), Query{})
		var failure *Error
		equal(t, errors.Is(err, ErrUnreachable) && errors.As(err, &failure), true)
		equal(t, failure.wasSent, listener == silent)
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("took %v", took)
		}
	}
}

func TestAnAnswerWithoutEndIsAnErrorInBoundedTime(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		for in.Context().Err() == nil {
			_, _ = io.WriteString(out, " ")
		}
	}))
	defer server.Close()
	client := newClient(t, server.URL, Options{Timeout: 100 * time.Millisecond, Retries: Retries{Attempts: 1}})
	_, err := client.Popular(context.Background(), Query{})
	equal(t, errors.Is(err, ErrUnreachable) && errors.Is(err, context.DeadlineExceeded), true)
}

func TestHeadersThatDripAreAnErrorInBoundedTime(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	equal(t, err, nil)
	defer listener.Close()
	go func() {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		defer connection.Close()
		// The client takes an answer before its question for a broken connection.
		if _, err = connection.Read(make([]byte, 1)); err == nil {
			_, err = io.WriteString(connection, "HTTP/1.1 200 OK\r\nX: ")
		}
		for err == nil {
			_, err = io.WriteString(connection, "x")
			time.Sleep(10 * time.Millisecond)
		}
	}()
	client := newClient(t, "http://"+listener.Addr().String(), Options{Timeout: 100 * time.Millisecond, Retries: Retries{Attempts: 1}})
	_, err = client.Popular(context.Background(), Query{})
	equal(t, errors.Is(err, ErrUnreachable) && errors.Is(err, context.DeadlineExceeded), true)
}

func TestACallEndsWithItsContext(t *testing.T) {
	client, asked := fakeServer(t, given{status: 200, body: oneList})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := client.Popular(ctx, Query{})
	equal(t, errors.Is(err, context.Canceled), true)
	equal(t, len(*asked), 0)
}

func TestAWrongAddressIsRefused(t *testing.T) {
	for _, address := range []string{"localhost:8091", "ftp://a", "http://", "http://a:b"} {
		if _, err := NewClient(address, Options{}); err == nil || !strings.Contains(err.Error(), "allowed: http://HOST:PORT") {
			t.Errorf("%s: %v", address, err)
		}
	}
	_, err := NewClient("http://a", Options{Retries: Retries{Within: -1}})
	equal(t, err.Error(), "recall: Retries.Within is negative")
}

func TestAListHasTheNamesOfTheServersJSON(t *testing.T) {
	var list List
	equal(t, json.Unmarshal([]byte(oneList), &list), nil)
	again, err := json.Marshal(list)
	equal(t, err, nil)
	equal(t, string(again), strings.Replace(oneList, `,"of_a_later_version":true`, "", 1))
}
