package recall

// List is a page of candidates, best first.
type List struct {
	// What was asked about; empty for the others.
	UserID string `json:"user_id,omitempty"`
	ItemID string `json:"item_id,omitempty"`
	Group  string `json:"group,omitempty"`
	// Origin is user, cluster, group, everybody or item: the list asked for, or the one found in its place. It is nobody for none.
	Origin string `json:"origin"`
	// Version has zeros when the list is not the user's own.
	Version string `json:"version"`
	// GeneratedAtMillis is when the list was made, epoch milliseconds; 0 without a list.
	GeneratedAtMillis int64 `json:"generated_at"`
	// Listed is the number of candidates in the list.
	Listed int `json:"listed"`
	// Left is the number of them that the filter and the earlier pages leave.
	Left       int         `json:"left"`
	Candidates []Candidate `json:"candidates"`
	// NextPage is to be given as Query.Page; empty when nothing follows.
	NextPage string `json:"next_page,omitempty"`
	// Variant that ranked the list; empty for the control.
	Variant string `json:"variant,omitempty"`
}

// Candidate is an item of a list.
type Candidate struct {
	ItemID string `json:"item_id"`
	// Score is higher for a better item; comparable within one list only.
	Score float64 `json:"score"`
	// Origin of the list that the item is from.
	Origin string `json:"origin"`
	// Propensity is the probability with which an explored place was given to the item; 0 elsewhere. Send it with the impression.
	Propensity float64 `json:"propensity,omitempty"`
	// Channels that recalled the item; only with Query.Explain.
	Channels []string `json:"channels,omitempty"`
}

// EventsTaken is the answer to posted events.
type EventsTaken struct {
	// Taken is the number of events that are in Kafka.
	Taken   int       `json:"taken"`
	Refused []Refusal `json:"refused"`
}

// Refusal says why an event was refused.
type Refusal struct {
	// Index is the place of the event in what was posted, from 0.
	Index  int    `json:"index"`
	Reason string `json:"reason"`
}

// answer of the server, which may lack what every answer of Eddy has.
type answer interface {
	isWhole() bool
}

type lists struct {
	Lists []List `json:"lists"`
}

func (l *List) isWhole() bool {
	return l.Origin != "" && l.Candidates != nil
}

func (l *lists) isWhole() bool {
	for i := range l.Lists {
		if !l.Lists[i].isWhole() {
			return false
		}
	}
	return l.Lists != nil
}

func (e *EventsTaken) isWhole() bool {
	return e.Refused != nil
}
