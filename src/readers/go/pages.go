package recall

import "context"

// Pages goes through a list page by page:
//
//	pages := client.CandidatePages("u-9", recall.Query{N: 20})
//	for pages.Next(ctx) {
//		show(pages.List())
//	}
//	if err := pages.Err(); err != nil {
//		…
//	}
type Pages struct {
	query  Query
	ask    func(context.Context, Query) (*List, error)
	list   *List
	err    error
	isDone bool
}

// Next asks for the next page. It returns false when there is none, and after an error.
func (p *Pages) Next(ctx context.Context) bool {
	if p.isDone {
		return false
	}
	p.list, p.err = p.ask(ctx, p.query)
	if p.err != nil {
		p.isDone = true
		return false
	}
	p.query.Page = p.list.NextPage
	p.isDone = p.list.NextPage == ""
	return true
}

// List is the page that Next asked for.
func (p *Pages) List() *List {
	return p.list
}

// Err is the error that ended the pages; nil when they ended by themselves.
func (p *Pages) Err() error {
	return p.err
}
