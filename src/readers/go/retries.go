package recall

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"time"
)

// Retries says how often a failed request is repeated.
//
// Requests that read are repeated after a failed connection, a timeout, and the statuses 429, 502, 503 and 504. Posted events are
// repeated only where the server cannot have taken any: after a failed connection, and a 429.
type Retries struct {
	// Attempts of a call at most; 3 for 0, and 1 for no repetition.
	Attempts int
	// FirstWait is the wait before the first repetition; 50 ms for 0. It doubles each time, and a random half of it is left out.
	FirstWait time.Duration
	// LongestWait is 1 s for 0.
	LongestWait time.Duration
	// Within is the longest time of a call with all attempts and waits; 5 s for 0.
	Within time.Duration
}

func (r Retries) withDefaults() (Retries, error) {
	for name, number := range map[string]int64{
		"Attempts": int64(r.Attempts), "FirstWait": int64(r.FirstWait), "LongestWait": int64(r.LongestWait), "Within": int64(r.Within),
	} {
		if number < 0 {
			return r, fmt.Errorf("recall: Retries.%s is negative", name)
		}
	}
	if r.Attempts == 0 {
		r.Attempts = 3
	}
	if r.FirstWait == 0 {
		r.FirstWait = 50 * time.Millisecond
	}
	if r.LongestWait == 0 {
		r.LongestWait = time.Second
	}
	if r.Within == 0 {
		r.Within = 5 * time.Second
	}
	return r, nil
}

// waitBefore is the time before a repetition, from 1; chance is random, 0 to 1.
func (r Retries) waitBefore(repetition int, chance float64) time.Duration {
	longest := r.FirstWait
	for i := 1; i < repetition && longest < r.LongestWait; i++ {
		longest *= 2
	}
	if longest > r.LongestWait {
		longest = r.LongestWait
	}
	return time.Duration(float64(longest) * (1 - chance/2))
}

// clock is the time as a call sees it.
type clock interface {
	now() time.Time
	// wait ends early when the context does.
	wait(ctx context.Context, time time.Duration)
}

type wallClock struct{}

func (wallClock) now() time.Time {
	return time.Now()
}

func (wallClock) wait(ctx context.Context, duration time.Duration) {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// do makes as many attempts as it takes; each gets the time that is left.
func (r Retries) do(ctx context.Context, clock clock, isRead bool, attempt func(left time.Duration) *Error) error {
	deadline := clock.now().Add(r.Within)
	for repetition := 1; ; repetition++ {
		failure := attempt(deadline.Sub(clock.now()))
		if failure == nil {
			return nil
		}
		if repetition == r.Attempts || !mayRepeat(failure, isRead) || ctx.Err() != nil {
			return failure
		}
		wait := r.waitBefore(repetition, rand.Float64()) + failure.RetryAfter
		if !clock.now().Add(wait).Before(deadline) {
			return failure
		}
		clock.wait(ctx, wait)
		if ctx.Err() != nil {
			return failure
		}
	}
}

func mayRepeat(failure *Error, isRead bool) bool {
	switch {
	case errors.Is(failure, ErrTooManyRequests):
		return true
	case errors.Is(failure, ErrUnreachable):
		return isRead || !failure.wasSent
	default:
		return isRead && errors.Is(failure, ErrUnavailable)
	}
}
