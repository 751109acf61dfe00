#pragma once
#include "io/study/read_table.hpp"

namespace crosstie::io {

/// Tables beside the network. Any may be absent.
struct BesideFiles {
    TableFile attendance;  // meeting,date,actor[,minutes]
    TableFile issues;      // issue,influence,owner
    TableFile outcomes;    // actor,wave,item,score
    TableFile milestones;  // date,label
};

/// Checks that they can be read, have their columns, and name actors and waves of the study.
void read_beside(const BesideFiles& files, Reading& reading);

}  // namespace crosstie::io
