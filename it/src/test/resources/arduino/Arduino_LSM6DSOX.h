/* Stands for the library of the motion sensor of Nano RP2040 Connect and Nicla Vision. */
#pragma once

#include "replayed_imu.h"
