package recall

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Query is a question for the candidates of a list. Its zero value asks for the first 50.
type Query struct {
	// N is the number of candidates at most, 1 to 500; 50 for 0.
	N int
	// Filter is a condition that the candidates meet; empty for none.
	Filter string
	// Exclude has the ids of items that must not come.
	Exclude []string
	// Page is NextPage of the list before; empty for the first page.
	Page string
	// Explain has each candidate name its channels.
	Explain bool
	// Tags that a user without a list has declared: they choose the list of a cluster. Of users only.
	Tags []string
	// Attributes of a user without a list: they choose the list of a group. The first with a list counts. Of users only.
	Attributes []Attribute
}

// Attribute of a user, such as country and de.
type Attribute struct {
	Name, Value string
}

type request struct {
	method string
	// From /v1 on, encoded, with the query.
	target string
	body   []byte
	// Whether repeating it changes nothing.
	isRead bool
}

// listRequest asks for one list. The kind comes before the id in the path, as in users, and the suffix behind it.
func listRequest(kind, id, suffix string, query Query) (request, error) {
	if id == "" {
		return request{}, fmt.Errorf("recall: the id in /v1/%s is empty", kind)
	}
	if kind != "users" && (len(query.Tags) > 0 || len(query.Attributes) > 0) {
		return request{}, fmt.Errorf("recall: Tags and Attributes are of users, not of /v1/%s", kind)
	}
	target := "/v1/" + kind + "/" + segment(id) + suffix
	if kind == popular {
		target = "/v1/" + popular
	}
	parameters, err := query.parameters()
	if err != nil {
		return request{}, err
	}
	if len(parameters) > 0 {
		target += "?" + strings.Join(parameters, "&")
	}
	return request{http.MethodGet, target, nil, true}, nil
}

const popular = "popular"

func (q Query) parameters() ([]string, error) {
	var parameters []string
	add := func(name, value string) {
		if value != "" {
			parameters = append(parameters, name+"="+encoded(value))
		}
	}
	if q.N != 0 {
		add("n", strconv.Itoa(q.N))
	}
	add("filter", q.Filter)
	add("page", q.Page)
	if q.Explain {
		add("explain", "true")
	}
	attributes := make([]string, len(q.Attributes))
	for i, attribute := range q.Attributes {
		attributes[i] = attribute.Name + "=" + attribute.Value
	}
	for _, list := range []struct {
		name, advice string
		texts        []string
	}{
		{"exclude", "; CandidatesOfUsers takes such ids", q.Exclude}, {"tags", "", q.Tags}, {"attributes", "", attributes},
	} {
		for _, text := range list.texts {
			if strings.Contains(text, ",") {
				return nil, fmt.Errorf("recall: one of %s has a comma: %q%s", list.name, text, list.advice)
			}
		}
		add(list.name, strings.Join(list.texts, ","))
	}
	return parameters, nil
}

func usersRequest(users []string, query Query) (request, error) {
	if query.Page != "" || len(query.Tags) > 0 || len(query.Attributes) > 0 {
		return request{}, fmt.Errorf("recall: Page, Tags and Attributes are of one user; ask for each user alone")
	}
	body, err := json.Marshal(struct {
		Users   []string `json:"user_ids"`
		N       int      `json:"n,omitempty"`
		Filter  string   `json:"filter,omitempty"`
		Exclude []string `json:"exclude,omitempty"`
		Explain bool     `json:"explain,omitempty"`
	}{users, query.N, query.Filter, query.Exclude, query.Explain})
	return request{http.MethodPost, "/v1/candidates", body, true}, err
}

// eventsRequest posts an array of events: anything that is an event as JSON.
func eventsRequest(events any) (request, error) {
	body, err := json.Marshal(events)
	if err == nil && (len(body) == 0 || body[0] != '[') {
		err = fmt.Errorf("recall: the events are not an array: %.20s", body)
	}
	return request{http.MethodPost, "/v1/events", body, false}, err
}

func segment(id string) string {
	// On the way these two would be taken for folders.
	if id == "." || id == ".." {
		return strings.ReplaceAll(id, ".", "%2E")
	}
	return encoded(id)
}

// encoded is a text percent-encoded outside [A-Za-z0-9_.~-].
func encoded(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
