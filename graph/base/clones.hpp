#pragma once

/// Before a function: it is compiled for several generations of processors, and the one that fits is taken when the
/// program starts. All give the same bytes: contraction to fused multiply-add is off (CMakeLists.txt), and the compiler may
/// not reorder sums. Compilers and processors other than GCC on x86-64 compile it once, plainly.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define CROSSTIE_CLONES __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define CROSSTIE_CLONES
#endif
