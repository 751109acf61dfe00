/* igraph's side of compare_peers: the same tasks, files and lines of output as bench_kernels. */
#include <igraph/igraph.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double sum_of(const igraph_vector_t* scores) {
    double sum = 0;
    for (igraph_integer_t i = 0; i < igraph_vector_size(scores); ++i) {
        const double one = VECTOR(*scores)[i];
        if (!isnan(one)) sum += one;
    }
    return sum;
}

static double run(const char* task, const igraph_t* g) {
    const igraph_vs_t all = igraph_vss_all();
    double answer = NAN;
    igraph_vector_t scores;
    igraph_vector_int_t numbers;
    igraph_vector_init(&scores, 0);
    igraph_vector_int_init(&numbers, 0);
    if (!strcmp(task, "betweenness")) {
        igraph_betweenness(g, &scores, all, 0, NULL);
        answer = sum_of(&scores);
    } else if (!strcmp(task, "harmonic")) {
        igraph_harmonic_centrality(g, &scores, all, IGRAPH_ALL, NULL, 1);
        answer = sum_of(&scores);
    } else if (!strcmp(task, "closeness")) {
        igraph_closeness(g, &scores, NULL, NULL, all, IGRAPH_ALL, NULL, 1);
        answer = sum_of(&scores);
    } else if (!strcmp(task, "path_length")) {
        igraph_average_path_length(g, &answer, NULL, 0, 1);
    } else if (!strcmp(task, "constraint")) {
        igraph_constraint(g, &scores, all, NULL);
        answer = sum_of(&scores);
    } else if (!strcmp(task, "clustering")) {
        igraph_transitivity_local_undirected(g, &scores, all, IGRAPH_TRANSITIVITY_NAN);
        answer = sum_of(&scores);
    } else if (!strcmp(task, "transitivity")) {
        igraph_transitivity_undirected(g, &answer, IGRAPH_TRANSITIVITY_NAN);
    } else if (!strcmp(task, "pagerank")) {
        igraph_pagerank(g, IGRAPH_PAGERANK_ALGO_PRPACK, &scores, NULL, all, 0, 0.85, NULL, NULL);
        answer = 0;
        for (igraph_integer_t i = 0; i < igraph_vector_size(&scores); ++i)
            answer += VECTOR(scores)[i] * VECTOR(scores)[i];
    } else if (!strcmp(task, "components")) {
        igraph_integer_t count = 0;
        igraph_connected_components(g, &numbers, NULL, &count, IGRAPH_WEAK);
        answer = (double)count;
    } else if (!strcmp(task, "cut_people")) {
        igraph_articulation_points(g, &numbers);
        answer = (double)igraph_vector_int_size(&numbers);
    } else if (!strcmp(task, "cores")) {
        igraph_coreness(g, &numbers, IGRAPH_ALL);
        answer = 0;
        for (igraph_integer_t i = 0; i < igraph_vector_int_size(&numbers); ++i) answer += (double)VECTOR(numbers)[i];
    } else if (!strcmp(task, "leiden")) {
        igraph_real_t quality = 0;
        igraph_strength(g, &scores, all, IGRAPH_ALL, 1, NULL);
        /* passes until nothing changes, as ours */
        igraph_community_leiden(g, NULL, &scores, 1.0 / (2.0 * (double)igraph_ecount(g)), 0.01, 0, -1, &numbers, NULL,
                                &quality);
        igraph_modularity(g, &numbers, NULL, 1, 0, &answer);
    }
    igraph_vector_destroy(&scores);
    igraph_vector_int_destroy(&numbers);
    return answer;
}

int main(int argc, char** argv) {
    if (argc == 2 && !strcmp(argv[1], "--version")) {
        const char* version = NULL;
        igraph_version(&version, NULL, NULL, NULL);
        printf("igraph C %s\n", version);
        return 0;
    }
    if (argc < 3) return 2;
    char path[4096], line[256];
    snprintf(path, sizeof path, "%s/nodes.csv", argv[1]);
    FILE* nodes = fopen(path, "r");
    snprintf(path, sizeof path, "%s/wave1.csv", argv[1]);
    FILE* ties = fopen(path, "r");
    if (!nodes || !ties) return 1;
    igraph_integer_t people = -1;
    while (fgets(line, sizeof line, nodes)) ++people;
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    if (!fgets(line, sizeof line, ties)) return 1;
    while (fgets(line, sizeof line, ties)) {
        igraph_vector_int_push_back(&ends, atoi(line + 1));
        igraph_vector_int_push_back(&ends, atoi(strchr(line, ',') + 2));
    }
    fclose(nodes);
    fclose(ties);
    igraph_t g;
    igraph_create(&g, &ends, people, 0);
    igraph_rng_seed(igraph_rng_default(), 1);
    for (int k = 2; k < argc; ++k) {
        double answer = NAN;
        double cpu = now(CLOCK_PROCESS_CPUTIME_ID), wall = now(CLOCK_MONOTONIC);
        int runs = 0;
        do {
            answer = run(argv[k], &g);
            ++runs;
        } while (now(CLOCK_PROCESS_CPUTIME_ID) - cpu < 0.2);
        printf("%s %.12g %.6g %.6g\n", argv[k], answer, (now(CLOCK_PROCESS_CPUTIME_ID) - cpu) / runs,
               (now(CLOCK_MONOTONIC) - wall) / runs);
        fflush(stdout);
    }
    return 0;
}
