package recall_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	"eddy.dev/recall"
)

// How a service asks a server: the page on the server quotes it.
func Example() {
	token, ctx := "8Jx2mQ0vT5yR7nB1", context.Background()

	client, err := recall.NewClient("http://localhost:8091", recall.Options{Token: token})
	if err != nil {
		log.Fatal(err)
	}
	list, err := client.Candidates(ctx, "u-9", recall.Query{N: 20, Filter: "price < 20 and available"})
	if errors.Is(err, recall.ErrUnreachable) || errors.Is(err, recall.ErrUnavailable) {
		list = &recall.List{} // a list of your own
	} else if err != nil {
		log.Fatal(err)
	}
	for _, candidate := range list.Candidates {
		fmt.Println(candidate.ItemID, candidate.Score)
	}
}

// How a service reads Redis: the page on reading quotes it.
func Example_redis() {
	ctx := context.Background()

	redis := recall.NewRedis(recall.RedisOptions{Address: "localhost:6379"})
	reader := recall.NewReader(redis, recall.ReaderOptions{})
	found, err := reader.Recall(ctx, "u-9", recall.Alike{Tags: []string{"jazz", "live"}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(found.Origin, "list")
	for _, item := range found.Candidates {
		fmt.Println(item.ItemID, item.Score, item.Channels)
	}
}
