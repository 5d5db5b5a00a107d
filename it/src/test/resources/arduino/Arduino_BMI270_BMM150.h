/* Stands for the motion sensor's library. */
#pragma once

#include "replayed_imu.h"
