// Measures MinIO's policy engine on the workload that it reads: the processor time of one decision, the least of several rounds.
package main

import (
	"encoding/json"
	"log"
	"os"
	"strings"
	"syscall"

	"github.com/minio/pkg/v3/policy"
)

type workload struct {
	Policies     []json.RawMessage
	Requests     []request
	Rounds       int
	Milliseconds int64
}

type request struct {
	Action     string
	Bucket     string
	Object     string
	Conditions map[string][]string
}

type result struct {
	Nanoseconds float64 `json:"nanoseconds"`
	Allowed     []bool  `json:"allowed"`
}

// The processor time of the whole process, collecting garbage and all.
func cpuMicroseconds() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return usage.Utime.Sec*1_000_000 + int64(usage.Utime.Usec) + usage.Stime.Sec*1_000_000 + int64(usage.Stime.Usec)
}

func once(merged policy.Policy, all []policy.Args, milliseconds int64) float64 {
	begun := cpuMicroseconds()
	passes, spent := 0, int64(0)
	for spent < milliseconds*1000 {
		for _, args := range all {
			merged.IsAllowed(args)
		}
		passes++
		spent = cpuMicroseconds() - begun
	}
	return float64(spent) * 1000 / float64(passes*len(all))
}

func main() {
	var given workload
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		log.Fatal(err)
	}
	var policies []policy.Policy
	for _, text := range given.Policies {
		parsed, err := policy.ParseConfig(strings.NewReader(string(text)))
		if err != nil {
			log.Fatal(err)
		}
		policies = append(policies, *parsed)
	}
	// As the server does it: the policies of a user are merged once and asked for every request.
	merged := policy.MergePolicies(policies...)
	var all []policy.Args
	var made result
	for _, one := range given.Requests {
		args := policy.Args{
			AccountName:     "alice",
			Action:          policy.Action(one.Action),
			BucketName:      one.Bucket,
			ObjectName:      one.Object,
			ConditionValues: one.Conditions,
		}
		all = append(all, args)
		made.Allowed = append(made.Allowed, merged.IsAllowed(args))
	}
	once(merged, all, 5*given.Milliseconds)
	for round := 0; round < given.Rounds; round++ {
		if least := once(merged, all, given.Milliseconds); round == 0 || least < made.Nanoseconds {
			made.Nanoseconds = least
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(made); err != nil {
		log.Fatal(err)
	}
}
