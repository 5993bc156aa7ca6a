module eddy.dev/recall

go 1.20
