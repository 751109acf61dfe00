#pragma once

namespace crosstie::io {

/// Who an output is for: `public_` shows areas and never a person; `group` shows people by role; `named` shows names.
enum class Edition { public_, group, named };

}  // namespace crosstie::io
