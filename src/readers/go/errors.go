package recall

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// Kinds of an [Error], for [errors.Is].
var (
	// ErrWrongRequest says that a parameter, filter, page or body is wrong.
	ErrWrongRequest = errors.New("wrong request")
	// ErrAccess says that the token is missing or wrong, or does not have the scope.
	ErrAccess = errors.New("no access")
	// ErrTooManyRequests says that the token may not send so many requests.
	ErrTooManyRequests = errors.New("too many requests")
	// ErrUnavailable says that Redis or Kafka is away, the server has too much to do, or a proxy does not reach it.
	ErrUnavailable = errors.New("unavailable")
	// ErrServer says that the server failed; its log has the reason.
	ErrServer = errors.New("the server failed")
	// ErrUnreachable says that the server could not be reached, or did not answer in time.
	ErrUnreachable = errors.New("unreachable")
	// ErrUnreadable says that the answer is not one of Eddy, perhaps that of a proxy.
	ErrUnreadable = errors.New("unreadable answer")
)

// Error is what went wrong in a call of a [Client].
type Error struct {
	// Message of the server, or why there is none.
	Message string
	// RequestID finds the request in the log of the server.
	RequestID string
	// Status of HTTP; 0 without an answer.
	Status int
	// Position of the first wrong character of a filter, from 1; 0 for other errors.
	Position int
	// Taken is the number of posted events that are in Kafka in spite of the error.
	Taken int
	// Refused are the posted events that the job would refuse.
	Refused []Refusal
	// RetryAfter is the time to wait before the next request; 0 when the server does not say.
	RetryAfter time.Duration

	kind  error
	cause error
	// Whether the server may have seen the request.
	wasSent bool
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s (request %s)", e.Message, e.RequestID)
}

// Is tells whether the error is of a kind, such as [ErrAccess].
func (e *Error) Is(kind error) bool {
	return e.kind == kind
}

// Unwrap gives the error of the connection, if that failed.
func (e *Error) Unwrap() error {
	return e.cause
}

func unreachable(address, requestID string, cause error, wasSent bool) *Error {
	return &Error{
		Message:   fmt.Sprintf("%s does not answer: %v", address, cause),
		RequestID: requestID,
		kind:      ErrUnreachable,
		cause:     cause,
		wasSent:   wasSent,
	}
}

func unreadable(requestID string, status int, body []byte) *Error {
	return &Error{
		Message:   fmt.Sprintf("the answer is no JSON of Eddy: %.100q", body),
		RequestID: requestID,
		Status:    status,
		kind:      ErrUnreadable,
		wasSent:   true,
	}
}

// failed is the error in an answer with another status than 200.
func failed(answer *http.Response, body []byte, requestID string) *Error {
	var said struct {
		Error     string    `json:"error"`
		RequestID string    `json:"request_id"`
		Position  int       `json:"position"`
		Taken     int       `json:"taken"`
		Refused   []Refusal `json:"refused"`
	}
	if err := json.Unmarshal(body, &said); err != nil || said.Error == "" {
		// Of a proxy on the way.
		said.Error = fmt.Sprintf("status %d: %.100q", answer.StatusCode, body)
	}
	if said.RequestID == "" {
		said.RequestID = requestID
	}
	// The header also has a form with a date, which Eddy does not send.
	seconds, err := strconv.Atoi(answer.Header.Get("Retry-After"))
	if err != nil || seconds < 0 {
		seconds = 0
	}
	return &Error{
		Message:    said.Error,
		RequestID:  said.RequestID,
		Status:     answer.StatusCode,
		Position:   said.Position,
		Taken:      said.Taken,
		Refused:    said.Refused,
		RetryAfter: time.Duration(seconds) * time.Second,
		kind:       kindOf(answer.StatusCode),
		wasSent:    true,
	}
}

func kindOf(status int) error {
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return ErrAccess
	case status == http.StatusTooManyRequests:
		return ErrTooManyRequests
	case status == http.StatusBadGateway || status == http.StatusServiceUnavailable || status == http.StatusGatewayTimeout:
		return ErrUnavailable
	case status >= 400 && status < 500:
		return ErrWrongRequest
	default:
		return ErrServer
	}
}
