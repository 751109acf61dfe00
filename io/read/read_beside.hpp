#pragma once
#include "io/read/read_table.hpp"

namespace crosstie::io {

/// Tables beside the network. Any may be absent.
struct BesideFiles {
    TableFile attendance;  // meeting,date,actor[,minutes]
    TableFile issues;      // issue,influence,owner
    TableFile outcomes;    // actor,wave,item,score
    TableFile milestones;  // date,label
};

/// Reads them into the study, whose actors, organisations and waves are known already. Whoever withdrew stands in none
/// of them afterwards. A line of the register without an actor says that its meeting was held and left no register.
void read_beside(const BesideFiles& files, Reading& reading);

}  // namespace crosstie::io
